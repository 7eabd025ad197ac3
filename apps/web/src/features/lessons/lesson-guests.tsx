import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api, unwrap } from '../../api/index.js';
import { nameOf } from '../../i18n/index.js';
import { Badge, Card } from '../../ui/index.js';
import styles from './lesson-guests.module.css';
import { useMakeUpStrings } from './make-up-strings.js';
import type { LessonGuestPage } from './types.js';

/** More than that never fit into a room beside its own cohort. */
const MOST = 100;
const REFRESH_MS = 15_000;

/** Those of other cohorts who make up at this lesson, for the instructor; nothing when there are none. */
export function LessonGuests({ lessonId }: { lessonId: string }): ReactElement | null {
  const t = useMakeUpStrings();
  const query = useQuery({
    queryKey: ['lesson-guests', lessonId],
    queryFn: () =>
      unwrap<LessonGuestPage>(
        api.GET('/api/v1/lessons/{lessonId}/guests', {
          params: { path: { lessonId }, query: { page: 1, pageSize: MOST } },
        }),
      ),
    refetchInterval: REFRESH_MS,
  });
  const guests = query.data?.items ?? [];
  if (guests.length === 0) return null;
  return (
    <Card title={t('guests')}>
      <p className="field-help">{t('guestsHelp')}</p>
      <ul className={styles.list}>
        {guests.map((guest) => (
          <li key={guest.enrollmentId}>
            <span>
              <bdi>{nameOf(guest)}</bdi> <small>{t('guestFrom', { code: guest.cohortCode })}</small>
            </span>
            <Badge tone={guest.hasSignedIn ? 'good' : 'neutral'}>{t(guest.hasSignedIn ? 'signedIn' : 'notYet')}</Badge>
          </li>
        ))}
      </ul>
    </Card>
  );
}
