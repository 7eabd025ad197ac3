import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api, unwrap } from '../../api/index.js';
import type { components } from '../../api/schema.js';
import { useFormat } from '../../i18n/index.js';
import { Card, Notice } from '../../ui/index.js';
import { useStrings } from './strings.js';
import { nameOf, type Disruption, type Plan } from './types.js';
import styles from './plan.module.css';

type Schemas = components['schemas'];
const ALL = { query: { page: 1, pageSize: 200 } };

/** What a repair was made for. */
export function Happened({ plan }: { plan: Plan }): ReactElement {
  const t = useStrings();
  const sentence = useSentence(plan.disruptions);
  return (
    <Card title={t('happened')}>
      <ul className={styles['happened']}>
        {plan.disruptions.map((one, index) => (
          <li key={index}>{sentence(one)}</li>
        ))}
      </ul>
      {plan.affectedLocked > 0 && <Notice tone="warn">{t('affectedLocked', { count: plan.affectedLocked })}</Notice>}
    </Card>
  );
}

/** The sentence for something that happened, with the names of those concerned where they are known. */
function useSentence(disruptions: readonly Disruption[]): (disruption: Disruption) => string {
  const t = useStrings();
  const { date, number } = useFormat();
  const has = (type: Disruption['type']): boolean => disruptions.some((one) => one.type === type);
  const instructors = useQuery({
    queryKey: ['instructors', 'names'],
    queryFn: () => unwrap<Schemas['InstructorPage']>(api.GET('/api/v1/instructors', { params: ALL })),
    enabled: has('INSTRUCTOR_AWAY'),
  });
  const rooms = useQuery({
    queryKey: ['resources', 'names'],
    queryFn: () => unwrap<Schemas['ResourcePage']>(api.GET('/api/v1/resources', { params: ALL })),
    enabled: has('ROOM_LOST'),
  });
  const places = useQuery({
    queryKey: ['org-units', 'names'],
    queryFn: () => unwrap<Schemas['OrgUnitPage']>(api.GET('/api/v1/org-units', { params: ALL })),
    enabled: has('ROAD_CLOSED'),
  });
  const nameIn = <T extends { id: string }>(list: readonly T[] | undefined, id: string, name: (one: T) => string) => {
    const found = list?.find((one) => one.id === id);
    return found && name(found);
  };
  return (disruption) => {
    const { fromDate, untilDate } = disruption;
    const days =
      fromDate === untilDate ? date(fromDate) : t('daysRange', { from: date(fromDate), until: date(untilDate) });
    switch (disruption.type) {
      case 'INSTRUCTOR_AWAY': {
        const who = nameIn(instructors.data?.items, disruption.instructorId, nameOf) ?? t('anInstructor');
        return t('saidINSTRUCTOR_AWAY', { who, days });
      }
      case 'ROOM_LOST': {
        const room = nameIn(rooms.data?.items, disruption.roomId, ({ name }) => name) ?? t('aRoom');
        return t('saidROOM_LOST', { room, days });
      }
      case 'ROAD_CLOSED': {
        const { fromPlaceId, toPlaceId, minutes } = disruption;
        const ends = {
          a: nameIn(places.data?.items, fromPlaceId, nameOf) ?? t('aPlace'),
          b: nameIn(places.data?.items, toPlaceId, nameOf) ?? t('aPlace'),
        };
        return minutes === null
          ? t('saidROAD_CLOSED', { ...ends, days })
          : t('saidROAD_SLOW', { ...ends, days, minutes: number(minutes) });
      }
    }
  };
}
