import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel';
import type { EntityManager } from 'typeorm';
import { OrgScope } from '../access/org-scope.js';

/**
 * What a lib above this one keeps about people. Identity reads no table of a higher rank, so such a lib registers its
 * keeper when its module starts.
 */
export interface PersonRecordKeeper {
  /** The key of its part in the download of own data, such as `training`. */
  readonly name: string;
  /** Everything held about the person, for the person: names in camelCase, instants in ISO UTC, bounded. */
  read(tx: EntityManager, personId: string): Promise<unknown>;
  /** Removes what names the person; what is counted stays without a name. */
  erase(tx: EntityManager, personId: string, now: Date): Promise<void>;
  /** Is the person in the care of an org unit in this scope? */
  isInScope?(tx: EntityManager, personId: string, scope: OrgScope): Promise<boolean>;
  /** The org unit of the cohort that has this join code and expects this person; null when there is none. */
  orgUnitOfJoinCode?(tx: EntityManager, personId: string, joinCode: string): Promise<string | null>;
}

/** The keepers of all libs, asked together. */
@Injectable()
export class PersonRecords {
  private readonly keepers = new Map<string, PersonRecordKeeper>();

  /** Call from `onModuleInit`. A name registered again replaces the keeper. */
  register(keeper: PersonRecordKeeper): void {
    this.keepers.set(keeper.name, keeper);
  }

  async read(tx: EntityManager, personId: string): Promise<Record<string, unknown>> {
    const parts: Record<string, unknown> = {};
    for (const keeper of this.keepers.values()) parts[keeper.name] = await keeper.read(tx, personId);
    return parts;
  }

  async erase(tx: EntityManager, personId: string, now: Date): Promise<void> {
    for (const keeper of this.keepers.values()) await keeper.erase(tx, personId, now);
  }

  /** Does the actor hold `permission` over an org unit in which the person has a role or is looked after? */
  async isInScope(tx: EntityManager, actor: Actor, permission: string, personId: string): Promise<boolean> {
    const scope = OrgScope.of(actor, permission);
    const roles: unknown[] = await tx.query(
      `select 1 from role_assignment r where r.person_id = $1 and ${scope.condition('r.org_unit_id', 2)} limit 1`,
      [personId, scope.roots],
    );
    if (roles.length > 0) return true;
    for (const keeper of this.keepers.values()) {
      if (await keeper.isInScope?.(tx, personId, scope)) return true;
    }
    return false;
  }

  async orgUnitOfJoinCode(tx: EntityManager, personId: string, joinCode: string): Promise<string | null> {
    for (const keeper of this.keepers.values()) {
      const orgUnitId = await keeper.orgUnitOfJoinCode?.(tx, personId, joinCode);
      if (orgUnitId) return orgUnitId;
    }
    return null;
  }
}
