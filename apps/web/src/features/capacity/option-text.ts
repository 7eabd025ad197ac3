import { nameOf, useFormat } from '../../i18n/index.js';
import { useStrings } from './strings.js';
import type { NamedCapacityOption, Offer } from './types.js';

type Base = Extract<NamedCapacityOption, { kind: 'ROOM' }>['base'];

/** What an option is called, short for tables and in full with its dates and places. */
export function useOptionText(): {
  short: (option: NamedCapacityOption | null) => string;
  full: (option: NamedCapacityOption) => string;
} {
  const t = useStrings();
  const { date } = useFormat();
  const baseOf = (base: Base): string => (base ? nameOf(base) : t('aPlace'));
  const kindsOf = (offers: readonly Offer[]): string => offers.map((offer) => t(offer)).join(t('and'));
  return {
    short: (option) => {
      switch (option?.kind) {
        case undefined:
          return t('baseline');
        case 'INSTRUCTOR':
          return t('shortINSTRUCTOR', { count: option.count });
        case 'ROOM':
          return t('shortROOM', { count: option.count, kinds: kindsOf(option.offers) });
        case 'WEEK':
          return t('shortWEEK', { days: option.days });
      }
    },
    full: (option) => {
      switch (option.kind) {
        case 'INSTRUCTOR': {
          const { count, likeInstructor, base, fromDate, untilDate } = option;
          const who = likeInstructor ? nameOf(likeInstructor) : t('anInstructor');
          const days = { from: date(fromDate), until: date(untilDate) };
          return t('fullINSTRUCTOR', { count, who, base: baseOf(base), ...days });
        }
        case 'ROOM': {
          const { count, capacity, offers, base } = option;
          return t('fullROOM', { count, capacity, kinds: kindsOf(offers), base: baseOf(base) });
        }
        case 'WEEK':
          return t('fullWEEK', { days: option.days });
      }
    },
  };
}
