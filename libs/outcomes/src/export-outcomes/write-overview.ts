import ExcelJS from 'exceljs';
import { countOf, sumOf } from '../figures/figures.policy.js';
import type { OutcomeFigures, OutcomeOverview, OutcomeUnit } from '../show-overview/overview.presenter.js';
import { type Language, languageOf, SUPPRESSED, type Word, WORDS } from './outcome-words.js';
import { suppressedOf } from './suppress-small.rules.js';

const FIGURE_WORDS = [
  'personsTrained',
  'personTimes',
  'classesHeld',
  'attendanceRate',
  'completionRate',
  'credentialsIssued',
] as const;
const REPORTED_WORDS = ['year', 'scopeName', 'metric', 'originalText', 'sourceOrg', 'sourceDoc'] as const;

/** The year's report: a sheet by county team, one by base, and the published figures in their own words. */
export async function writeOverview(overview: OutcomeOverview, locale: string): Promise<Buffer> {
  const language = languageOf(locale);
  const workbook = new ExcelJS.Workbook();
  addUnits(workbook, 'byTeam', overview.byTeam, overview.totals, language);
  addUnits(workbook, 'byBase', overview.byBase, overview.totals, language);
  const sheet = addSheet(workbook, 'reported', REPORTED_WORDS, language);
  for (const row of overview.reported) sheet.addRow(REPORTED_WORDS.map((word) => row[word]));
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function addUnits(
  workbook: ExcelJS.Workbook,
  title: 'byTeam' | 'byBase',
  units: readonly OutcomeUnit[],
  totals: OutcomeFigures,
  language: Language,
): void {
  const sheet = addSheet(workbook, title, ['unit', ...FIGURE_WORDS], language);
  const figures = units.map((unit) => unit.figures);
  const suppressed = suppressedColumns(figures);
  units.forEach((unit, i) => {
    const name = { 'zh-CN': unit.nameZh, ug: unit.nameUg, en: unit.nameEn }[language] ?? unit.nameZh;
    sheet.addRow([name, ...cellsOf(unit.figures, (column) => suppressed[column][i] ?? false)]);
  });
  // Distinct persons and the rates are those of the whole; what can be added is the sum of the rows above.
  const whole = {
    ...totals,
    personTimes: sumOf(
      'PERSON_TIME',
      figures.map(({ personTimes }) => countOf('PERSON_TIME', personTimes)),
    ).value,
    classesHeld: sumOf(
      'CLASS',
      figures.map(({ classesHeld }) => countOf('CLASS', classesHeld)),
    ).value,
    credentialsIssued: sumOf(
      'CREDENTIAL',
      figures.map(({ credentialsIssued }) => countOf('CREDENTIAL', credentialsIssued)),
    ).value,
  };
  const alone = suppressedColumns([whole]);
  const total = sheet.addRow([WORDS[language].total, ...cellsOf(whole, (column) => alone[column][0] ?? false)]);
  total.font = { bold: true };
  sheet.addRow([]);
  sheet.addRow([WORDS[language].personsNote]);
  sheet.addRow([WORDS[language].suppressedNote]);
}

/** Figures that count people; each certificate is one person's. Of classes nobody learns anything about a person. */
type OfPeople = 'personsTrained' | 'personTimes' | 'decided' | 'credentialsIssued';

/** For each figure of people, which rows do not print it. */
function suppressedColumns(figures: readonly OutcomeFigures[]): Record<OfPeople, boolean[]> {
  const column = (of: OfPeople): boolean[] => suppressedOf(figures.map((row) => row[of]));
  return {
    personsTrained: column('personsTrained'),
    personTimes: column('personTimes'),
    decided: column('decided'),
    credentialsIssued: column('credentialsIssued'),
  };
}

function addSheet(
  workbook: ExcelJS.Workbook,
  title: Word,
  columns: readonly Word[],
  language: Language,
): ExcelJS.Worksheet {
  const sheet = workbook.addWorksheet(WORDS[language][title], {
    views: [{ state: 'frozen', ySplit: 1, rightToLeft: language === 'ug' }],
  });
  sheet.columns = columns.map((column) => ({ header: WORDS[language][column], width: 24 }));
  return sheet;
}

/** A rate is printed only where the number of people that it is a share of may be printed. */
function cellsOf(figures: OutcomeFigures, isSuppressed: (column: OfPeople) => boolean): (number | string)[] {
  const count = (column: OfPeople): number | string => (isSuppressed(column) ? SUPPRESSED : figures[column]);
  const percent = (rate: number | null, of: OfPeople): number | string => {
    if (rate === null) return '';
    return isSuppressed(of) ? SUPPRESSED : rate / 100;
  };
  return [
    count('personsTrained'),
    count('personTimes'),
    figures.classesHeld,
    percent(figures.attendanceRateHundredths, 'personTimes'),
    percent(figures.completionRateHundredths, 'decided'),
    count('credentialsIssued'),
  ];
}
