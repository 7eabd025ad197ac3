import { useStrings } from './strings.js';
import { useNow } from './use-now.js';

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
const DAY_MINUTES = 1_440;
const REFRESH_MS = 20_000;

/** How long until a lesson begins, in words; that it is going on; or that it is over. */
export function useCountdown(): (lesson: { startsAt: string; endsAt: string }) => string {
  const t = useStrings();
  const now = useNow(REFRESH_MS);
  return ({ startsAt, endsAt }) => {
    const minutes = Math.ceil((Date.parse(startsAt) - now) / MINUTE_MS);
    if (Date.parse(endsAt) <= now) return t('isOver');
    if (minutes <= 0) {
      const left = Math.ceil((Date.parse(endsAt) - now) / MINUTE_MS);
      if (left < HOUR_MINUTES) return t('isOn', { minutes: left });
      return t('isOnHours', { hours: Math.floor(left / HOUR_MINUTES), minutes: left % HOUR_MINUTES });
    }
    if (minutes < HOUR_MINUTES) return t('inMinutes', { minutes });
    if (minutes < DAY_MINUTES) {
      return t('inHours', { hours: Math.floor(minutes / HOUR_MINUTES), minutes: minutes % HOUR_MINUTES });
    }
    return t('inDays', {
      days: Math.floor(minutes / DAY_MINUTES),
      hours: Math.floor((minutes % DAY_MINUTES) / HOUR_MINUTES),
    });
  };
}
