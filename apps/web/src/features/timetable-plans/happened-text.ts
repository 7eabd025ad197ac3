import { nameOf, useFormat } from '../../i18n/index.js';
import { useRoomText } from './placement-text.js';
import { useStrings } from './strings.js';
import type { NamedDisruption } from './types.js';

/** The sentence for something that happened, with the names of those concerned unless they are gone. */
export function useHappenedText(): (disruption: NamedDisruption) => string {
  const t = useStrings();
  const { date, number } = useFormat();
  const roomText = useRoomText();
  return (disruption) => {
    const { fromDate, untilDate } = disruption;
    const days =
      fromDate === untilDate ? date(fromDate) : t('daysRange', { from: date(fromDate), until: date(untilDate) });
    switch (disruption.type) {
      case 'INSTRUCTOR_AWAY': {
        const { instructor } = disruption;
        return t('saidINSTRUCTOR_AWAY', { who: instructor ? nameOf(instructor) : t('anInstructor'), days });
      }
      case 'ROOM_LOST': {
        const { room } = disruption;
        return t('saidROOM_LOST', { room: room ? roomText(room) : t('aRoom'), days });
      }
      case 'ROAD_CLOSED': {
        const { fromPlace, toPlace, minutes } = disruption;
        const ends = {
          a: fromPlace ? nameOf(fromPlace) : t('aPlace'),
          b: toPlace ? nameOf(toPlace) : t('aPlace'),
        };
        return minutes === null
          ? t('saidROAD_CLOSED', { ...ends, days })
          : t('saidROAD_SLOW', { ...ends, days, minutes: number(minutes) });
      }
    }
  };
}
