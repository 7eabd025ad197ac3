import { type Actor, notFound } from '#kernel';
import type { EntityManager } from 'typeorm';
import { type Programme, programmesFor } from '../programme/programme.presenter.js';

/** One programme as the actor sees it, or `not-found`. */
export async function findProgramme(tx: EntityManager, actor: Actor, id: string): Promise<Programme> {
  const { select, from, parameters } = programmesFor(actor);
  const [row]: Programme[] = await tx.query(`select ${select} from ${from} and p.id = $4`, [...parameters, id]);
  if (!row) throw notFound('programme');
  return row;
}
