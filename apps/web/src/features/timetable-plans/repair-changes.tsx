import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { pickTitle } from '../../i18n/index.js';
import { Badge, Card, Code, EmptyState, Notice, QueryView, Stack } from '../../ui/index.js';
import { differencesOf, usePlacementText } from './placement-text.js';
import { loadPlanLessons, planKey } from './plan-queries.js';
import { useStrings } from './strings.js';
import type { Plan, PlanLesson } from './types.js';
import { WeekStrip } from './week-strip.js';
import styles from './repair.module.css';

/** As many moves as are shown; a repair is looked for with the fewest. */
const MOST = 200;

/** What a repair moves: week by week, and one by one from where to where. */
export function RepairChanges({ plan }: { plan: Plan }): ReactElement {
  const t = useStrings();
  const query = useQuery({
    queryKey: [...planKey(plan.id), 'lessons', 'moved'],
    queryFn: () => loadPlanLessons(plan.id, { change: 'MOVED', page: 1, pageSize: MOST }),
  });
  return (
    <QueryView query={query}>
      {({ items, total }) =>
        total === 0 ? (
          <EmptyState icon="check" title={t('noMoves')} text={t('noMovesHelp')} />
        ) : (
          <Stack gap={4}>
            <Card title={t('weekStrip')}>
              <WeekStrip lessons={items} />
            </Card>
            <Card title={t('movesTitle', { count: total })}>
              <ol className={styles['moves']}>
                {items.map((lesson) => (
                  <li key={lesson.lessonId ?? `${lesson.cohortId} ${lesson.position}`}>
                    <Move lesson={lesson} />
                  </li>
                ))}
              </ol>
              {total > items.length && <Notice tone="info">{t('moreMoves', { count: total - items.length })}</Notice>}
            </Card>
          </Stack>
        )
      }
    </QueryView>
  );
}

function Move({ lesson }: { lesson: PlanLesson }): ReactElement {
  const t = useStrings();
  const placementText = usePlacementText();
  const { before, after } = lesson;
  return (
    <article className={styles['move']}>
      <header>
        <strong>
          <Code>{lesson.cohortCode}</Code> {t('position', { position: lesson.position })} {pickTitle(lesson.unit)}
        </strong>
        <span className={styles['badges']}>
          {differencesOf(before, after).map((what) => (
            <Badge key={what} tone="warn">
              {t(`changed_${what}`)}
            </Badge>
          ))}
          {!lesson.isAffected && <Badge>{t('movedAlong')}</Badge>}
        </span>
      </header>
      <dl>
        <div className={styles['before']}>
          <dt>{t('before')}</dt>
          <dd>
            <del>{placementText(before)}</del>
          </dd>
        </div>
        <div className={styles['after']}>
          <dt>{t('after')}</dt>
          <dd>
            <ins>{placementText(after)}</ins>
          </dd>
        </div>
      </dl>
    </article>
  );
}
