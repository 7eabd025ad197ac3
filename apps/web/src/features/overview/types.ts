import type { paths } from '../../api/schema.js';
import type { Formats } from '../../i18n/index.js';

type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

export type Overview = Answer<'/api/v1/outcomes/overview'>;
export type Figures = Overview['totals'];
export type Unit = Overview['byTeam'][number];
export type ReportedPage = Answer<'/api/v1/outcomes/reported-figures'>;
export type ReportedFigure = ReportedPage['items'][number];
export type FigureRowPage = Answer<'/api/v1/outcomes/{figure}/rows'>;
export type FigureRow = FigureRowPage['items'][number];
export type CohortPage = Answer<'/api/v1/cohorts'>;
export type CohortRow = CohortPage['items'][number];
export type ProgrammePage = Answer<'/api/v1/programmes'>;
export type TodayLessonPage = Answer<'/api/v1/lessons/today'>;
export type TodayLesson = TodayLessonPage['items'][number];
export type Programme = ProgrammePage['items'][number];

/** The figures that have a page with the rows behind them, as they stand in addresses. */
export const FIGURES = [
  'persons-trained',
  'person-times',
  'classes-held',
  'attendance-rate',
  'completion-rate',
  'credentials-issued',
] as const;
export type FigureName = (typeof FIGURES)[number];

export const isFigure = (value: string | undefined): value is FigureName => FIGURES.some((name) => name === value);

/** A rate in hundredths of a percent, cut to one digit: 79.99 % must not read as 80.0 %. Nothing to divide: a dash. */
export const rateText = ({ percent }: Formats, hundredths: number | null): string =>
  hundredths === null ? '—' : percent(Math.floor(hundredths / 10) / 1000);

export const LESSON_TONES = { SCHEDULED: 'info', OPEN: 'good', CLOSED: 'neutral', CANCELLED: 'bad' } as const;
