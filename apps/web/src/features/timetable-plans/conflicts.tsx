import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useNavigate } from 'react-router';
import { api, unwrap, useCan } from '../../api/index.js';
import { Badge, Button, Card, ConfirmDialog, Notice, Stack, toast } from '../../ui/index.js';
import { useConflictStrings } from './conflict-strings.js';
import { useConflictText } from './conflict-texts.js';
import { plansChanged } from './plan-queries.js';
import { StartProblem, withoutPlanning } from './start-problem.js';
import { openGaps, type ConflictSet, type Plan, type Remedy, type Started } from './types.js';
import styles from './conflicts.module.css';

const LESSONS_SHOWN = 12;
/** Their sentence says already that this is not the smallest cause. */
const SPEAKS_FOR_ITSELF: ReadonlySet<ConflictSet['code']> = new Set(['NOT_FOUND_YET', 'UNEXPLAINED']);

/** Why lessons have no place, in words, and the least changes that would help, as buttons. */
export function Conflicts({ plan }: { plan: Plan }): ReactElement | null {
  const t = useConflictStrings();
  const can = useCan();
  const [chosen, setChosen] = useState<Remedy | null>(null);
  const open = openGaps(plan);
  // Causes are of no interest any more once what had no place was called off.
  if (open === 0 && (plan.unplaced > 0 || plan.conflicts.length === 0)) return null;
  const mayChange = can('timetable:plan') && (plan.status === 'READY' || plan.status === 'APPLIED');
  return (
    <Card title={t('title')} actions={<Badge tone="bad">{t('lessons', { count: open })}</Badge>}>
      <p className="field-help">{t('help')}</p>
      {plan.conflicts.length === 0 && <Notice tone="warn">{t('noCauses')}</Notice>}
      <ol className={styles['list']}>
        {plan.conflicts.map((conflict) => (
          <li key={conflict.id}>
            <Conflict conflict={conflict} onChoose={mayChange ? setChosen : undefined} />
          </li>
        ))}
      </ol>
      {chosen && <RemedyDialog plan={plan} remedy={chosen} onClose={() => setChosen(null)} />}
    </Card>
  );
}

function Conflict(props: { conflict: ConflictSet; onChoose?: (remedy: Remedy) => void }): ReactElement {
  const { conflict, onChoose } = props;
  const t = useConflictStrings();
  const text = useConflictText();
  const wishes = conflict.code === 'COMBINATION' ? conflict.wishes : [];
  const lessons = conflict.lessons.map((lesson) => text.lesson(lesson, conflict.names));
  return (
    <article className={styles['conflict']}>
      <h3>{text.cause(conflict)}</h3>
      {wishes.length > 0 && (
        <ul className={styles['wishes']}>
          {wishes.map((wish, index) => (
            <li key={index}>{text.wish(wish, conflict.names)}</li>
          ))}
        </ul>
      )}
      <p className={styles['lessons']}>
        <strong>{t('lessons', { count: conflict.lessonIds.length })}</strong>{' '}
        {lessons.slice(0, LESSONS_SHOWN).join(t('listSeparator'))}
        {lessons.length > LESSONS_SHOWN && '…'}
      </p>
      {!conflict.isMinimal && !SPEAKS_FOR_ITSELF.has(conflict.code) && <p className="field-help">{t('notMinimal')}</p>}
      {conflict.remedies.length === 0 ? (
        <p className="field-help">{t('noRemedies')}</p>
      ) : (
        <Stack gap={2}>
          <h4>{t('remedies')}</h4>
          <ul className={styles['remedies']}>
            {conflict.remedies.map((remedy) => (
              <li key={remedy.id}>
                {onChoose && remedy.isAllowed ? (
                  <Button icon="edit" onPress={() => onChoose(remedy)}>
                    {text.remedy(remedy)}
                  </Button>
                ) : (
                  <span>{text.remedy(remedy)}</span>
                )}
                <Leaves remedy={remedy} />
                {onChoose && !remedy.isAllowed && <small>{t('notAllowed')}</small>}
              </li>
            ))}
          </ul>
        </Stack>
      )}
    </article>
  );
}

/** What is left without a place after a change. */
function Leaves({ remedy: { isVerified, isStep, unplacedAfter } }: { remedy: Remedy }): ReactElement {
  const t = useConflictStrings();
  if (isStep && unplacedAfter !== null) return <small>{t('leavesStep', { count: unplacedAfter })}</small>;
  if (!isVerified || unplacedAfter === null) return <small>{t('leavesUnknown')}</small>;
  return <small>{unplacedAfter === 0 ? t('leavesNone') : t('leavesSome', { count: unplacedAfter })}</small>;
}

/** Asks before a change is made for real; then the classes are planned again. */
function RemedyDialog(props: { plan: Plan; remedy: Remedy; onClose: () => void }): ReactElement {
  const { plan, remedy, onClose } = props;
  const t = useConflictStrings();
  const text = useConflictText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const apply = useMutation({
    mutationFn: () =>
      unwrap<Started>(
        api.POST('/api/v1/timetable-plans/{planId}/remedies/{remedyId}', {
          params: { path: { planId: plan.id, remedyId: remedy.id } },
        }),
      ),
    onSuccess: ({ planId }) => {
      toast(t('done'));
      plansChanged(queries);
      onClose();
      void navigate(`/console/timetable-plans/${planId}`);
    },
  });
  return (
    <ConfirmDialog
      title={t('confirmTitle')}
      confirmLabel={t(remedy.kind === 'LONGER_SEARCH' ? 'confirmAgain' : 'confirm')}
      isOpen
      onClose={onClose}
      onConfirm={() => apply.mutate()}
      isPending={apply.isPending}
      problem={withoutPlanning(apply.error)}
    >
      <p>
        <strong>{text.remedy(remedy)}</strong>
      </p>
      <p>
        <Leaves remedy={remedy} />
      </p>
      <p>{t(remedy.kind === 'LONGER_SEARCH' ? 'confirmLonger' : 'confirmText')}</p>
      <StartProblem error={apply.error} />
    </ConfirmDialog>
  );
}
