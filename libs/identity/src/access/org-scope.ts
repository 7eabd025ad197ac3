import type { Actor } from '#kernel';
import { scopeRoots } from './role-permissions.policy.js';

/**
 * Row scope, enforced in the query. `condition('c.org_unit_id', 3)` is SQL for "that org unit lies in the actor's
 * subtree", with the roots as parameter `$3`. The system actor sees everything.
 */
export class OrgScope {
  private constructor(
    private readonly everything: boolean,
    /** Bind this at the position named in `condition`. */
    readonly roots: string[],
  ) {}

  /** The scope in which the actor holds `permission` today. */
  static of(actor: Actor, permission: string): OrgScope {
    return new OrgScope(actor.isSystem, actor.isSystem ? [] : scopeRoots(actor.roles, permission));
  }

  condition(column: string, parameter: number): string {
    if (this.everything) return `($${parameter}::uuid[] is not null)`;
    return `${column} in (select org_unit_scope($${parameter}::uuid[]))`;
  }
}
