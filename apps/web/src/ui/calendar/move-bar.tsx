import { useState, type ReactElement } from 'react';
import { Button } from '../button.js';
import { Dialog } from '../dialog.js';
import { Notice, ProblemNotice } from '../problem-notice.js';
import { useCalendarText } from '../calendar-strings.js';
import { daysAround } from './lesson-places.js';
import { usePlaceWords } from './place-words.js';
import { PlacesList } from './places-list.js';
import type { LessonMove } from './use-lesson-move.js';
import styles from './move-bar.module.css';

/** Stays at the foot of the window while a lesson is taken up: what the pointer or focus is on, in words. */
export function MoveBar({ move }: { move: LessonMove }): ReactElement | null {
  const t = useCalendarText();
  const [isListed, setListed] = useState(false);
  const { entry } = move;
  if (!entry) return null;
  return (
    <section className={styles['bar']} aria-label={t('movingLabel')}>
      <div className={styles['text']}>
        <strong>
          {t('moving', { title: entry.title })} <bdi>{entry.cohortCode}</bdi>
        </strong>
        <div aria-live="polite">
          <PointedText move={move} />
        </div>
      </div>
      <div className={styles['buttons']}>
        <Button isSmall icon="list" onPress={() => setListed(true)}>
          {t('listPlaces')}
        </Button>
        <Button isSmall icon="close" onPress={move.cancel}>
          {t('putBack')}
        </Button>
      </div>
      {isListed && (
        <Dialog title={t('placesOf', { title: entry.title })} isOpen onClose={() => setListed(false)}>
          <PlacesList
            entry={entry}
            days={daysAround(entry.date || null)}
            move={move}
            onChosen={() => setListed(false)}
          />
        </Dialog>
      )}
    </section>
  );
}

function PointedText({ move }: { move: LessonMove }): ReactElement {
  const t = useCalendarText();
  const words = usePlaceWords();
  const { entry, found, pointed, isSaving } = move;
  if (isSaving) return <p>{t('saving')}</p>;
  if (found.isError) return <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data || !entry) return <p>{t('lookingForPlaces')}</p>;
  const place = pointed === null ? undefined : found.data.placeAt.get(pointed);
  const blocked = pointed === null ? undefined : found.data.blockedAt.get(pointed);
  if (place) return <p>{words.full(place)}</p>;
  if (blocked) {
    return (
      <p className={styles['blocked']}>
        {t('blockedHere', { when: words.when(blocked), why: words.blocked(blocked.clash, entry) })}
      </p>
    );
  }
  if (found.data.places.length === 0) return <p>{t('noPlaceHere')}</p>;
  return <p>{t('moveHelp', { count: found.data.places.length })}</p>;
}

/** What became of the last move, with the way back; and why one did not happen. Stands above the calendar. */
export function MoveNotices({ move }: { move: LessonMove }): ReactElement | null {
  const t = useCalendarText();
  const words = usePlaceWords();
  const { moved, problem } = move;
  if (!moved && !problem) return null;
  return (
    <div className={styles['notices']} role="status" aria-live="polite">
      {problem && <MoveProblem move={move} />}
      {moved && (
        <Notice tone="good">
          <p>
            {t(moved.isUndone ? 'undone' : moved.entry.isPublished ? 'movedTold' : 'moved', {
              title: moved.entry.title,
              when: words.when(moved.isUndone ? moved.entry : moved.place),
            })}
          </p>
          {!moved.isUndone && (moved.place.changesInstructor || moved.place.changesRoom) && (
            <p>{words.who(moved.place)}</p>
          )}
          <div className={styles['buttons']}>
            {!moved.isUndone && moved.entry.startsAt && (
              <Button isSmall icon="back" isPending={move.isSaving} onPress={move.undo}>
                {t('undo')}
              </Button>
            )}
            <Button isSmall kind="quiet" onPress={move.forget}>
              {t('hide')}
            </Button>
          </div>
        </Notice>
      )}
    </div>
  );
}

/** Why a lesson was not moved: in the words of the clash, or of the problem. */
function MoveProblem({ move }: { move: LessonMove }): ReactElement | null {
  const t = useCalendarText();
  const words = usePlaceWords();
  const { problem } = move;
  if (!problem) return null;
  const { error, entry } = problem;
  const { kind, who, from, until } = error.params;
  const clash =
    error.slug === 'lesson-clash'
      ? words.blocked(
          {
            kind: String(kind),
            who: String(who),
            with: String(error.params['with'] ?? ''),
            from: String(from ?? ''),
            until: String(until ?? ''),
          },
          entry,
        )
      : error.text;
  return (
    <Notice tone="bad" title={t('notMoved', { title: entry.title })}>
      <p>{clash}</p>
      <div className={styles['buttons']}>
        <Button isSmall kind="quiet" onPress={move.clearProblem}>
          {t('hide')}
        </Button>
      </div>
    </Notice>
  );
}
