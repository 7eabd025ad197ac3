import { useState, type ReactElement } from 'react';
import { nameOf, useFormat } from '../../i18n/index.js';
import { Badge, Masked, NumberField } from '../../ui/index.js';
import { useStrings } from './strings.js';
import { MARK_TONES, MARKS, type AttendanceRow, type Mark } from './types.js';
import type { Marks } from './use-marks.js';
import styles from './attendance-row.module.css';

const STATE_TEXTS = { SAVING: 'saving', SAVED: 'saved', NOT_SAVED: 'notSaved' } as const;

/** One person of a lesson: name, mark, and whether the mark is on the server. */
export function AttendanceRowLine(props: { row: AttendanceRow; marks: Marks; isEditable: boolean }): ReactElement {
  const { row, marks, isEditable } = props;
  const t = useStrings();
  const { time } = useFormat();
  const chosen = marks.pending[row.enrollmentId];
  const mark = chosen?.mark ?? row.mark;
  const state = marks.stateOf(row.enrollmentId);
  const name = nameOf(row);
  return (
    <li className={styles['row']}>
      <div className={styles['who']}>
        <strong>{name}</strong>
        <small>
          <Masked>{row.mobileMasked}</Masked>
          {row.signedInAt && ` · ${time(row.signedInAt)}`}
          {row.method && ` · ${t(row.isOffline ? 'OFFLINE' : row.method)}`}
          {row.classHours !== null && !chosen && ` · ${t('hours', { count: row.classHours })}`}
        </small>
        {state && (
          <small className={state === 'NOT_SAVED' ? styles['bad'] : styles['good']} role="status">
            {t(STATE_TEXTS[state])}
          </small>
        )}
      </div>
      {isEditable ? (
        <div className={styles['edit']}>
          <div className={styles['marks']} role="group" aria-label={t('markOf', { name })}>
            {MARKS.map((each) => (
              <button
                key={each}
                type="button"
                className={`${styles['mark']} tone-${each === mark ? MARK_TONES[each] : 'none'}`}
                aria-pressed={each === mark}
                onClick={() => {
                  if (each !== mark || state === 'NOT_SAVED') marks.choose(row.enrollmentId, { mark: each });
                }}
              >
                {t(each)}
              </button>
            ))}
          </div>
          {(mark === 'LATE' || mark === 'LEFT_EARLY') && (
            <Minutes
              key={mark}
              mark={mark}
              value={chosen ? (chosen.minutesLate ?? null) : row.minutesLate}
              onChange={(minutesLate) => marks.choose(row.enrollmentId, { mark, minutesLate })}
            />
          )}
        </div>
      ) : (
        <Badge tone={mark ? MARK_TONES[mark] : 'neutral'}>{t(mark ?? 'unmarked')}</Badge>
      )}
    </li>
  );
}

/** Minutes missed; sent when the field is left, not at each digit. */
function Minutes(props: { mark: Mark; value: number | null; onChange: (minutes: number) => void }): ReactElement {
  const { mark, value, onChange } = props;
  const t = useStrings();
  const [typed, setTyped] = useState<number | null>(value);
  return (
    <div
      className={styles['minutes']}
      onBlur={() => {
        if (typed !== null && typed > 0 && typed !== value) onChange(typed);
      }}
    >
      <NumberField
        label={t(mark === 'LATE' ? 'minutesLate' : 'minutesEarly')}
        name="minutesLate"
        value={typed ?? value}
        onChange={setTyped}
        min={1}
        max={600}
        unit={t('minutesUnit')}
      />
    </div>
  );
}
