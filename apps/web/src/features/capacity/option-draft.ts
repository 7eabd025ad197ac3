import type { ComboOption } from '../../ui/index.js';
import type { CapacityOption, Offer, OptionKind } from './types.js';

/** What there might be in addition, as the form holds it: all fields, whatever the kind. */
export interface OptionDraft {
  kind: OptionKind;
  instructor: ComboOption | null;
  base: ComboOption | null;
  fromDate: string;
  untilDate: string;
  count: number | null;
  offers: Offer[];
  capacity: number | null;
  days: number | null;
}

export const NEW_OPTION: OptionDraft = {
  kind: 'INSTRUCTOR',
  instructor: null,
  base: null,
  fromDate: '',
  untilDate: '',
  count: 1,
  offers: ['CLASSROOM'],
  capacity: 45,
  days: 7,
};

/** The option as the server takes it; null while something is missing. */
export function optionOf(draft: OptionDraft): CapacityOption | null {
  const { kind, instructor, base, fromDate, untilDate, count, offers, capacity, days } = draft;
  switch (kind) {
    case 'INSTRUCTOR':
      if (!instructor || !base || !fromDate || !untilDate || untilDate < fromDate || count === null) return null;
      return { kind, likeInstructorId: instructor.value, baseId: base.value, fromDate, untilDate, count };
    case 'ROOM':
      if (!base || offers.length === 0 || capacity === null || count === null) return null;
      return { kind, baseId: base.value, offers, capacity, count };
    case 'WEEK':
      return days === null ? null : { kind, days };
  }
}
