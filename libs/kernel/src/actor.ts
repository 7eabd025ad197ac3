/** A role held today, with the org unit whose subtree it covers. */
export interface ActorRole {
  role: string;
  orgUnitId: string;
}

/** Who acts. Built by the access guard from the token and the role assignments valid today. */
export interface Actor {
  personId: string | null;
  accountId: string | null;
  authSessionId: string | null;
  roles: readonly ActorRole[];
  permissions: ReadonlySet<string>;
  /** The process itself (a queued job): it has no person and sees everything. */
  isSystem: boolean;
}

/** The worker acting on its own account. */
export const systemActor: Actor = {
  personId: null,
  accountId: null,
  authSessionId: null,
  roles: [],
  permissions: new Set<string>(),
  isSystem: true,
};

/** Everything about the request that a use case may need besides its input. */
export interface RequestContext {
  actor: Actor;
  requestId: string;
  locale: string;
  /** Present when the caller sent an Idempotency-Key; claimed inside the unit of work. */
  idempotency?: { key: string; route: string; bodyHash: string };
  /** Why this is done; required for unmasking, exports and corrections. Kept in the audit row. */
  reason?: string;
}

/** Context of a queued job; `requestId` ties log lines of the run together. */
export const systemContext = (requestId: string): RequestContext => ({
  actor: systemActor,
  requestId,
  locale: 'zh-CN',
});
