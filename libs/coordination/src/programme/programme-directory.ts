import { Injectable } from '@nestjs/common';
import { type Actor, notFound } from '#kernel';
import type { EntityManager } from 'typeorm';
import { programmesFor } from './programme.presenter.js';

/** What other libs may know of a programme. */
export interface ProgrammeFacts {
  id: string;
  orgUnitId: string;
  nameZh: string;
  year: number;
  /** `YYYY-MM-DD`, both days included. */
  startsOn: string;
  endsOn: string;
  status: 'OPEN' | 'CLOSED';
}

const FACTS = `p.id, p.org_unit_id as "orgUnitId", p.name_zh as "nameZh", p.year, p.starts_on::text as "startsOn",
  p.ends_on::text as "endsOn", p.status`;

/** Read facade: plain facts, no entities. */
@Injectable()
export class ProgrammeDirectory {
  /** Throws `not-found` for an unknown programme. */
  async get(tx: EntityManager, id: string): Promise<ProgrammeFacts> {
    const [row]: ProgrammeFacts[] = await tx.query(`select ${FACTS} from programme p where p.id = $1`, [id]);
    if (!row) throw notFound('programme');
    return row;
  }

  /** As `get`, but only what the actor may read; shared-locked, so its dates stay while the caller relies on them. */
  async getReadable(tx: EntityManager, actor: Actor, id: string): Promise<ProgrammeFacts> {
    const { from, parameters } = programmesFor(actor);
    const [row]: ProgrammeFacts[] = await tx.query(`select ${FACTS} from ${from} and p.id = $4 for share of p`, [
      ...parameters,
      id,
    ]);
    if (!row) throw notFound('programme');
    return row;
  }
}
