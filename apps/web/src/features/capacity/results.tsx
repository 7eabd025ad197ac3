import type { ReactElement } from 'react';
import { useFormat } from '../../i18n/index.js';
import { Card, DateText, HelpText, SimpleTable, Stack, type Column } from '../../ui/index.js';
import { useOptionText } from './option-text.js';
import { useStrings } from './strings.js';
import type { Study, StudyResult } from './types.js';
import { UseBar, Utilization } from './utilization.js';
import styles from './capacity.module.css';

/** What each option would bring: a sentence each, bars, a table, and who and what is used how much. */
export function Results({ study }: { study: Study }): ReactElement {
  const t = useStrings();
  const { number } = useFormat();
  const text = useOptionText();
  const { results } = study;
  const baseline = results.find(({ option }) => option === null);
  const columns: Column<StudyResult>[] = [
    { id: 'option', label: t('option'), isPrimary: true, render: ({ option }) => text.short(option) },
    {
      id: 'unplaced',
      label: t('unplaced'),
      isNumeric: true,
      render: ({ unplaced, lessons }) => t('ofLessons', { unplaced: number(unplaced), lessons: number(lessons) }),
    },
    { id: 'cost', label: t('cost'), isNumeric: true, render: ({ cost }) => number(cost) },
    { id: 'lastDay', label: t('lastDay'), render: ({ lastDay }) => <DateText value={lastDay} /> },
    ...(['INSTRUCTOR', 'ROOM'] as const).map((kind) => ({
      id: kind,
      label: t(`use${kind}`),
      render: ({ kinds }: StudyResult) => <UseBar use={kinds.find((each) => each.kind === kind)} />,
    })),
  ];
  const keyOf = (result: StudyResult): string => String(results.indexOf(result));
  return (
    <Stack>
      {baseline && (
        <Card title={t('brings')}>
          <ul className={styles['sentences']}>
            {results.map(
              (result) =>
                result.option && (
                  <li key={keyOf(result)}>
                    <Sentence result={result} baseline={baseline} name={text.short(result.option)} />
                    <small>{text.full(result.option)}</small>
                  </li>
                ),
            )}
          </ul>
          <Bars results={results} nameOf={(result) => text.short(result.option)} />
        </Card>
      )}
      <Card title={t('table')}>
        <p className="field-help">{t('tableHelp')}</p>
        <SimpleTable label={t('table')} columns={columns} rows={results} rowKey={keyOf} />
      </Card>
      <Card title={t('useTitle')}>
        <p className="field-help">{t('useHelp')}</p>
        <Stack gap={2}>
          {results.map((result) => (
            <HelpText key={keyOf(result)} summary={text.short(result.option)}>
              <Utilization uses={result.utilization} />
            </HelpText>
          ))}
        </Stack>
      </Card>
    </Stack>
  );
}

/** What an option changes, in a sentence. */
function Sentence(props: { result: StudyResult; baseline: StudyResult; name: string }): ReactElement {
  const { result, baseline, name } = props;
  const t = useStrings();
  const { number, date } = useFormat();
  const counts = { name, before: number(baseline.unplaced), after: number(result.unplaced) };
  const lessons = t(
    result.unplaced < baseline.unplaced ? 'fewer' : result.unplaced > baseline.unplaced ? 'more' : 'asMany',
    counts,
  );
  const isEarlier = result.lastDay !== null && baseline.lastDay !== null && result.lastDay < baseline.lastDay;
  return (
    <p>
      <strong>{lessons}</strong>{' '}
      {result.unplaced === baseline.unplaced &&
        t(result.cost < baseline.cost ? 'cheaper' : 'notCheaper', {
          before: number(baseline.cost),
          after: number(result.cost),
        })}{' '}
      {isEarlier && t('earlier', { before: date(baseline.lastDay ?? ''), after: date(result.lastDay ?? '') })}
    </p>
  );
}

/** Lessons without a place, option beside option. The table says the same. */
function Bars(props: { results: readonly StudyResult[]; nameOf: (result: StudyResult) => string }): ReactElement {
  const { results, nameOf } = props;
  const t = useStrings();
  const { number } = useFormat();
  const most = Math.max(1, ...results.map(({ unplaced }) => unplaced));
  return (
    <figure className={styles['chart']}>
      <figcaption>{t('chartTitle')}</figcaption>
      <ul>
        {results.map((result, index) => (
          <li key={index} className={result.option ? undefined : styles['asItIs']}>
            <span>{nameOf(result)}</span>
            <span className={styles['track']} aria-hidden="true">
              <span style={{ inlineSize: `${(result.unplaced / most) * 100}%` }} />
            </span>
            <strong>{t('lessonsCount', { count: number(result.unplaced) })}</strong>
          </li>
        ))}
      </ul>
    </figure>
  );
}
