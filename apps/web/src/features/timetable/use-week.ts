import { useSearchParams } from 'react-router';
import { isDate, mondayOf } from '../../ui/index.js';

/** The week shown, kept in the address (`?week=`, any day of it); `start` is a day of the first one. */
export function useWeek(start: string): [string, (monday: string) => void] {
  const [params, setParams] = useSearchParams();
  const asked = params.get('week');
  const day = isDate(asked) ? asked : start;
  const choose = (monday: string): void =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        next.set('week', monday);
        return next;
      },
      { replace: true },
    );
  return [mondayOf(day), choose];
}
