import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../api/index.js';
import type { components } from '../../api/schema.js';
import { useFormat } from '../../i18n/index.js';
import { useStrings } from './strings.js';
import { nameOf, type CapacityOption, type Offer } from './types.js';

type Schemas = components['schemas'];
const ALL = { query: { page: 1, pageSize: 200 } };

/** What an option is called, short for tables and in full with its dates and places. */
export function useOptionText(options: readonly CapacityOption[]): {
  short: (option: CapacityOption | null) => string;
  full: (option: CapacityOption) => string;
} {
  const t = useStrings();
  const { date } = useFormat();
  const has = (kind: CapacityOption['kind']): boolean => options.some((option) => option.kind === kind);
  const instructors = useQuery({
    queryKey: ['instructors', 'names'],
    queryFn: () => unwrap<Schemas['InstructorPage']>(api.GET('/api/v1/instructors', { params: ALL })),
    enabled: has('INSTRUCTOR'),
  });
  const places = useQuery({
    queryKey: ['org-units', 'names'],
    queryFn: () => unwrap<Schemas['OrgUnitPage']>(api.GET('/api/v1/org-units', { params: ALL })),
    enabled: has('INSTRUCTOR') || has('ROOM'),
  });
  const placeOf = (id: string): string => {
    const found = places.data?.items.find((one) => one.id === id);
    return found ? nameOf(found) : t('aPlace');
  };
  const whoOf = (id: string | undefined): string => {
    const found = instructors.data?.items.find((one) => one.id === id);
    return found ? nameOf(found) : t('anInstructor');
  };
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
          const { count, likeInstructorId, baseId, fromDate, untilDate } = option;
          const days = { from: date(fromDate), until: date(untilDate) };
          return t('fullINSTRUCTOR', { count, who: whoOf(likeInstructorId), base: placeOf(baseId), ...days });
        }
        case 'ROOM': {
          const { count, capacity, offers, baseId } = option;
          return t('fullROOM', { count, capacity, kinds: kindsOf(offers), base: placeOf(baseId) });
        }
        case 'WEEK':
          return t('fullWEEK', { days: option.days });
      }
    },
  };
}
