import { OrgScope } from '#identity';
import { notFound, type RequestContext } from '#kernel';
import type { Work } from '#platform';
import type { Remedy } from '#scheduling';
import { remedyOutdated } from './remedies.problems.js';

type RoomRemedy = Extract<Remedy, { kind: 'ALLOW_ROOM' | 'RESEAT_ROOM' | 'REOPEN_ROOM' }>;

interface Room {
  capacity: number | null;
  equipment: string[];
  closedOn: string | null;
}

/** Changes a room as a remedy says. Throws `not-found` outside the scope, `remedy-outdated`. */
export async function changeRoom({ tx, audit }: Work, { actor }: RequestContext, remedy: RoomRemedy): Promise<void> {
  const scope = OrgScope.of(actor, 'resource:manage');
  const { roomId } = remedy.params;
  // Plans and moves hold this row while they look at it, so a change waits for them or they for it.
  const [before]: Room[] = await tx.query(
    `select r.capacity, r.equipment, r.closed_on::text as "closedOn" from resource r
     where r.id = $1 and r.kind not in ('INSTRUCTOR','COHORT') and ${scope.condition('r.org_unit_id', 2)} for no key update`,
    [roomId, scope.roots],
  );
  if (!before) throw notFound('resource');
  const after = changed(before, remedy);
  if (!after) throw remedyOutdated(remedy.kind);
  await tx.query(`update resource set capacity = $2, equipment = $3, closed_on = $4 where id = $1`, [
    roomId,
    after.capacity,
    after.equipment,
    after.closedOn,
  ]);
  await audit.record({
    action: 'resource:update',
    subjectType: 'resource',
    subjectId: roomId,
    changes: { before, after },
  });
}

/** Null: the room is so already, or what was proposed would take something away. */
function changed(room: Room, { kind, params }: RoomRemedy): Room | null {
  switch (kind) {
    case 'ALLOW_ROOM':
      return room.equipment.includes(params.needs) ? null : { ...room, equipment: [...room.equipment, params.needs] };
    case 'RESEAT_ROOM':
      return room.capacity === null || room.capacity >= params.capacity ? null : { ...room, capacity: params.capacity };
    case 'REOPEN_ROOM':
      return room.closedOn === null || room.closedOn >= params.closedOn ? null : { ...room, closedOn: params.closedOn };
  }
}
