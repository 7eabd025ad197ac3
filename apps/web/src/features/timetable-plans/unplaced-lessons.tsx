import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useCan } from '../../api/index.js';
import { beijingDate, pickTitle, useFormat } from '../../i18n/index.js';
import { Badge, Button, CancelLessonDialog, Card, Code, Notice, QueryView, TextLink } from '../../ui/index.js';
import { usePlacementText } from './placement-text.js';
import { loadPlanLessons, planKey, plansChanged } from './plan-queries.js';
import { useStrings } from './strings.js';
import { openGaps, type Placement, type Plan, type PlanLesson } from './types.js';
import { useUnplacedStrings } from './unplaced-strings.js';
import styles from './unplaced.module.css';

/** As many as are shown. */
const MOST = 200;

/** A lesson that people know of, which a repair found no place for. */
interface Gap {
  id: string;
  title: string;
  before: Placement;
}

/** What a repair found no place for: each is called off, or its cause removed, before the others can move. */
export function UnplacedLessons({ plan }: { plan: Plan }): ReactElement | null {
  const t = useUnplacedStrings();
  const { range } = useFormat();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<Gap | null>(null);
  const query = useQuery({
    queryKey: [...planKey(plan.id), 'lessons', 'unplaced'],
    queryFn: () => loadPlanLessons(plan.id, { change: 'UNPLACED', page: 1, pageSize: MOST }),
    enabled: plan.unplaced > 0,
  });
  if (plan.unplaced === 0) return null;
  const open = openGaps(plan);
  return (
    <Card title={t('title')} actions={<Badge tone={open > 0 ? 'bad' : 'good'}>{String(open)}</Badge>}>
      {open > 0 ? <p className="field-help">{t('help')}</p> : <Notice tone="good">{t('allCancelled')}</Notice>}
      <QueryView query={query}>
        {({ items, total }) => (
          <>
            <ul className={styles['list']}>
              {items.map((lesson) => (
                <li key={lesson.lessonId ?? `${lesson.cohortId} ${lesson.position}`}>
                  <Unplaced plan={plan} lesson={lesson} onCancel={setAsked} />
                </li>
              ))}
            </ul>
            {total > items.length && <Notice tone="info">{t('more', { count: total - items.length })}</Notice>}
          </>
        )}
      </QueryView>
      {asked && (
        <CancelLessonDialog
          lessonId={asked.id}
          title={asked.title}
          when={range(asked.before.startsAt, asked.before.endsAt)}
          onCancelled={() => {
            plansChanged(queries);
            setAsked(null);
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </Card>
  );
}

interface UnplacedProps {
  plan: Plan;
  lesson: PlanLesson;
  onCancel: (gap: Gap) => void;
}

function Unplaced({ plan, lesson, onCancel }: UnplacedProps): ReactElement {
  const t = useUnplacedStrings();
  const words = useStrings();
  const placementText = usePlacementText();
  const can = useCan();
  const { lessonId, before, isCancelled, cohortId } = lesson;
  const isPublished = plan.cohorts.some(
    ({ id, timetableStatus }) => id === cohortId && timetableStatus === 'PUBLISHED',
  );
  const mayCancel = can('lesson:move') && plan.status === 'READY' && isPublished && !isCancelled;
  const title = pickTitle(lesson.unit);
  const week = before ? `?week=${beijingDate(before.startsAt)}` : '';
  return (
    <article className={isCancelled ? `${styles['gap']} ${styles['settled']}` : styles['gap']}>
      <div>
        <strong>
          <Code>{lesson.cohortCode}</Code> {words('position', { position: lesson.position })} {title}
        </strong>{' '}
        {isCancelled && <Badge>{t('cancelled')}</Badge>}
        {before && <p>{t('was', { placement: placementText(before) })}</p>}
      </div>
      <div className={styles['steps']}>
        {can('timetable:read') && (
          <TextLink to={`/console/cohorts/${cohortId}/timetable${week}`}>{t('openTimetable')}</TextLink>
        )}
        {mayCancel && lessonId && before && (
          <Button isSmall icon="trash" onPress={() => onCancel({ id: lessonId, title, before })}>
            {t('cancelLesson')}
          </Button>
        )}
      </div>
    </article>
  );
}
