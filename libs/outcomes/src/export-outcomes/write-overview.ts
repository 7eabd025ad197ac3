import ExcelJS from 'exceljs';
import { countOf, sumOf } from '../figures/figures.policy.js';
import type { OutcomeFigures, OutcomeOverview, OutcomeUnit } from '../show-overview/overview.presenter.js';
import { type Language, languageOf, type Word, WORDS } from './outcome-words.js';

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
  for (const { figures, ...names } of units) {
    const name = { 'zh-CN': names.nameZh, ug: names.nameUg, en: names.nameEn }[language] ?? names.nameZh;
    sheet.addRow([name, ...cellsOf(figures)]);
  }
  sheet.addRow([
    WORDS[language].total,
    ...cellsOf({
      // Distinct persons and the rates are those of the whole; what can be added is the sum of the rows above.
      ...totals,
      personTimes: sumOf(
        'PERSON_TIME',
        units.map(({ figures }) => countOf('PERSON_TIME', figures.personTimes)),
      ).value,
      classesHeld: sumOf(
        'CLASS',
        units.map(({ figures }) => countOf('CLASS', figures.classesHeld)),
      ).value,
      credentialsIssued: sumOf(
        'CREDENTIAL',
        units.map(({ figures }) => countOf('CREDENTIAL', figures.credentialsIssued)),
      ).value,
    }),
  ]).font = { bold: true };
  sheet.addRow([]);
  sheet.addRow([WORDS[language].personsNote]);
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

function cellsOf(figures: OutcomeFigures): (number | string)[] {
  const percent = (rate: number | null): number | string => (rate === null ? '' : rate / 100);
  return [
    figures.personsTrained,
    figures.personTimes,
    figures.classesHeld,
    percent(figures.attendanceRateHundredths),
    percent(figures.completionRateHundredths),
    figures.credentialsIssued,
  ];
}
