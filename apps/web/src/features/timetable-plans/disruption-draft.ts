import type { ComboOption } from '../../ui/index.js';
import type { Disruption } from './types.js';

/** Something that happened, as the form holds it: all fields, whatever the type. */
export interface DisruptionDraft {
  type: Disruption['type'];
  instructor: ComboOption | null;
  room: ComboOption | null;
  from: ComboOption | null;
  to: ComboOption | null;
  fromDate: string;
  untilDate: string;
  /** The road can be driven, but takes longer. */
  isSlow: boolean;
  minutes: number | null;
}

export const DISRUPTION_TYPES = ['INSTRUCTOR_AWAY', 'ROOM_LOST', 'ROAD_CLOSED'] as const;

export const NEW_DISRUPTION: DisruptionDraft = {
  type: 'INSTRUCTOR_AWAY',
  instructor: null,
  room: null,
  from: null,
  to: null,
  fromDate: '',
  untilDate: '',
  isSlow: false,
  minutes: null,
};

/** What happened as the server takes it; null while something is missing. */
export function disruptionOf(draft: DisruptionDraft): Disruption | null {
  const { type, instructor, room, from, to, fromDate, untilDate, isSlow, minutes } = draft;
  if (!fromDate || !untilDate || untilDate < fromDate) return null;
  const days = { fromDate, untilDate };
  switch (type) {
    case 'INSTRUCTOR_AWAY':
      return instructor && { type, instructorId: instructor.value, ...days };
    case 'ROOM_LOST':
      return room && { type, roomId: room.value, ...days };
    case 'ROAD_CLOSED':
      if (!from || !to || (isSlow && minutes === null)) return null;
      return { type, fromPlaceId: from.value, toPlaceId: to.value, ...days, minutes: isSlow ? minutes : null };
  }
}
