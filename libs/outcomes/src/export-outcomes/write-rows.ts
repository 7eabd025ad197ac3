import { beijingDate, beijingTime } from '#kernel';
import ExcelJS from 'exceljs';
import type { Figure } from '../figures/figures.policy.js';
import type { FigureRow } from '../list-figure-rows/figure-row.presenter.js';
import { languageOf, SUPPRESSED, type Word, WORDS } from './outcome-words.js';
import { suppressedOf } from './suppress-small.rules.js';

const COLUMNS: Record<Figure, readonly Word[]> = {
  'persons-trained': ['nameZh', 'nameUg', 'idNumberMasked', 'classes', 'attendedClassHours', 'expectedClassHours'],
  'person-times': [
    'nameZh',
    'nameUg',
    'idNumberMasked',
    'cohortCode',
    'cohortNameZh',
    'attendedClassHours',
    'expectedClassHours',
  ],
  'classes-held': [
    'cohortCode',
    'cohortNameZh',
    'orgUnitNameZh',
    'baseNameZh',
    'startsOn',
    'endsOn',
    'lessonsHeld',
    'personTimes',
  ],
  'attendance-rate': [
    'cohortCode',
    'cohortNameZh',
    'unitTitleZh',
    'startsAt',
    'attendedClassHours',
    'expectedClassHours',
  ],
  'completion-rate': [
    'nameZh',
    'nameUg',
    'idNumberMasked',
    'cohortCode',
    'cohortNameZh',
    'outcome',
    'attendedClassHours',
    'plannedClassHours',
    'rateHundredths',
  ],
  'credentials-issued': ['number', 'nameZh', 'nameUg', 'idNumberMasked', 'cohortCode', 'cohortNameZh', 'issuedOn'],
};

/** The rows behind a figure as a workbook in the reader's language. All texts are text cells, never formulas. */
export async function writeRows(figure: Figure, rows: readonly FigureRow[], locale: string): Promise<Buffer> {
  const language = languageOf(locale);
  const columns = COLUMNS[figure];
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('1', { views: [{ state: 'frozen', ySplit: 1, rightToLeft: language === 'ug' }] });
  sheet.columns = columns.map((column) => ({ header: WORDS[language][column], width: 22 }));
  // Rows of people are lists for those who may see them; how many people a class had is a count (handbook §5.1).
  const suppressed = suppressedOf(rows.map((row) => (row.figure === 'classes-held' ? row.personTimes : 0)));
  rows.forEach((row, i) => {
    const values: Record<string, unknown> = { ...row, ...(suppressed[i] ? { personTimes: SUPPRESSED } : {}) };
    sheet.addRow(columns.map((column) => cellOf(column, values[column], language)));
  });
  if (figure === 'classes-held') {
    sheet.addRow([]);
    sheet.addRow([WORDS[language].suppressedNote]);
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function cellOf(column: Word, value: unknown, language: keyof typeof WORDS): string | number {
  if (typeof value === 'number') return column === 'rateHundredths' ? value / 100 : value;
  if (typeof value !== 'string') return '';
  if (column === 'startsAt') return `${beijingDate(new Date(value))} ${beijingTime(new Date(value))}`;
  return value === 'COMPLETED' || value === 'NOT_COMPLETED' ? WORDS[language][value] : value;
}
