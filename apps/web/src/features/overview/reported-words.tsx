import type { ReactElement } from 'react';
import { useFormat } from '../../i18n/index.js';
import { useStrings } from './strings.js';
import type { ReportedFigure } from './types.js';

/** The date that a figure is about, no more exact than its source says. */
export function useAsOfText(): (row: ReportedFigure) => string {
  const t = useStrings();
  const { date } = useFormat();
  return ({ asOfOn, asOfPrecision, year }) => {
    if (asOfOn === null) return t('yearOf', { year });
    if (asOfPrecision === 'DAY') return date(asOfOn);
    const [asOfYear, month] = asOfOn.split('-');
    return asOfPrecision === 'MONTH'
      ? t('monthOf', { year: asOfYear, month: Number(month) })
      : t('yearOf', { year: asOfYear });
  };
}

/** Words of a source, in the language in which it was published. */
export function Quoted({ children }: { children: string }): ReactElement {
  return <bdi lang="zh-CN">{children}</bdi>;
}
