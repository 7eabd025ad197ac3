import { useEffect, useId, useRef, useState, type ReactElement } from 'react';
import { useFormat } from '../../i18n/index.js';
import { HelpText } from '../../ui/index.js';
import type { CostChart as Chart } from './cost-chart-echarts.js';
import { useStrings } from './strings.js';
import type { SeriesPoint } from './types.js';
import styles from './plan.module.css';

/** Rows of the table beside the chart; the last point is always among them. */
const TABLE_ROWS = 12;

/** How the penalty fell and how many lessons were without a place meanwhile; a table says the same. */
export function CostChart({ series, seconds }: { series: readonly SeriesPoint[]; seconds: number }): ReactElement {
  const t = useStrings();
  const { number, locale } = useFormat();
  const box = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<Chart | null>(null);
  const caption = useId();
  useEffect(() => {
    let made: Chart | null = null;
    let isGone = false;
    // Charts are heavy: their code comes when one is shown. Without it, the table is still there.
    import('./cost-chart-echarts.js')
      .then(({ costChart }) => {
        if (isGone || !box.current) return;
        made = costChart(box.current);
        setChart(made);
      })
      .catch(() => undefined);
    return () => {
      isGone = true;
      made?.dispose();
    };
  }, []);
  useEffect(() => {
    chart?.show({ series, seconds, words: { cost: t('cost'), unplaced: t('unplaced'), time: t('chartSeconds') } });
  }, [chart, series, seconds, t, locale]);
  const last = series.at(-1);
  const first = series[0];
  const summary =
    first && last
      ? t('chartSummary', {
          first: number(first.cost),
          last: number(last.cost),
          unplaced: number(last.unplaced),
          seconds: number(Math.round(last.seconds)),
        })
      : t('chartEmpty');
  return (
    <figure className={styles['chart']} aria-labelledby={caption}>
      <figcaption id={caption}>{t('chartTitle')}</figcaption>
      <div ref={box} className={styles['canvas']} role="img" aria-label={summary} />
      {series.length > 0 && (
        <HelpText summary={t('chartTable')}>
          <table className={styles['series']}>
            <thead>
              <tr>
                <th scope="col">{t('chartSeconds')}</th>
                <th scope="col">{t('cost')}</th>
                <th scope="col">{t('unplaced')}</th>
              </tr>
            </thead>
            <tbody>
              {sampled(series).map((point, index) => (
                <tr key={index}>
                  <td>{number(point.seconds, { maximumFractionDigits: 1 })}</td>
                  <td>{number(point.cost)}</td>
                  <td>{number(point.unplaced)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </HelpText>
      )}
    </figure>
  );
}

/** Some of the points, evenly taken, with the first and the last. */
function sampled(series: readonly SeriesPoint[]): SeriesPoint[] {
  if (series.length <= TABLE_ROWS) return [...series];
  const step = (series.length - 1) / (TABLE_ROWS - 1);
  return Array.from({ length: TABLE_ROWS }, (_, row) => series[Math.round(row * step)]).filter(
    (point): point is SeriesPoint => point !== undefined,
  );
}
