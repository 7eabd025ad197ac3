import type { RequestContext } from '#kernel';
import type { EntityManager } from 'typeorm';

export interface AuditEntry {
  /** `<noun>:<verb>`, as the permission. */
  action: string;
  subjectType: string;
  subjectId: string;
  /** Before/after of changed fields; personal data masked by the caller. */
  changes?: Record<string, unknown>;
  reason?: string;
}

/** Writes to the append-only audit log, in the transaction of the change. */
export class Audit {
  constructor(
    private readonly tx: EntityManager,
    private readonly context: RequestContext,
  ) {}

  async record(entry: AuditEntry): Promise<void> {
    const { actor, requestId, reason } = this.context;
    await this.tx.query(
      `insert into audit_log (actor_person_id, actor_role, action, subject_type, subject_id, reason, changes, request_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        actor.personId,
        actor.isSystem ? 'SYSTEM' : actor.roles.map((held) => held.role).join(','),
        entry.action,
        entry.subjectType,
        entry.subjectId,
        entry.reason ?? reason ?? null,
        JSON.stringify(entry.changes ?? {}),
        requestId,
      ],
    );
  }
}
