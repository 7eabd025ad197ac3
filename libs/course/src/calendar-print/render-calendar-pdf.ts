import { setImmediate as breathe } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import { pdfFonts } from '#platform';
import { CALENDAR_WORDS, type CalendarLocale, type CalendarWords } from './calendar-words.js';
import { BLOCKS_PER_COLUMN, drawList, drawWeek, PAGE, ROWS_PER_PAGE } from './draw-sheets.js';
import { INK, Pen } from './draw-text.js';
import type { PrintedLesson } from './printed-lessons.query.js';
import { listSheets, type Sheet, weekSheets } from './sheets.rules.js';

export interface CalendarToPrint {
  from: string;
  to: string;
  view: 'week' | 'list';
  locale: CalendarLocale;
  lessons: readonly PrintedLesson[];
  /** By what the calendar was narrowed. */
  filters: Partial<Record<keyof CalendarWords['filters'], string>>;
  /** 北京时间 of making, `YYYY-MM-DD` and `HH:mm`. */
  madeOn: string;
  madeAt: string;
}

/** The calendar on A4 landscape, black on white. Other requests have their turn between two pages. */
export async function renderCalendarPdf(calendar: CalendarToPrint): Promise<Buffer> {
  const { locale, view, lessons } = calendar;
  const words = CALENDAR_WORDS[locale];
  const doc = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: 0,
    font: null as unknown as string,
    lang: locale,
    displayTitle: true,
    autoFirstPage: false,
    info: { Title: `${words.title} ${calendar.from} – ${calendar.to}` },
  });
  const chunks: Buffer[] = [];
  const content = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  const isRightToLeft = locale === 'ug';
  const pen = new Pen(doc, pdfFonts(PDFDocument), isRightToLeft);
  const sheets: Sheet<PrintedLesson>[] =
    view === 'week' ? weekSheets(lessons, calendar, BLOCKS_PER_COLUMN) : listSheets(lessons, ROWS_PER_PAGE);
  const drawing = { pen, words, isRightToLeft };
  for (const [index, sheet] of sheets.entries()) {
    doc.addPage();
    drawHead(calendar, sheet, drawing);
    if (sheet.kind === 'WEEK') drawWeek(sheet, drawing);
    else drawList(sheet, drawing);
    if (lessons.length === 0) {
      pen.line(words.empty, PAGE.width / 2, PAGE.height / 2, { size: 14, color: INK.soft, align: 'center' });
    }
    drawFoot(calendar, { page: index + 1, pages: sheets.length }, drawing);
    await breathe();
  }
  doc.end();
  return content;
}

interface Drawing {
  pen: Pen;
  words: CalendarWords;
  isRightToLeft: boolean;
}

function drawHead(calendar: CalendarToPrint, sheet: Sheet<PrintedLesson>, drawing: Drawing): void {
  const { pen, words, isRightToLeft } = drawing;
  const { filters, lessons } = calendar;
  const start = isRightToLeft ? PAGE.width - PAGE.side : PAGE.side;
  const align = isRightToLeft ? 'right' : 'left';
  const days =
    sheet.kind === 'WEEK'
      ? [sheet.days[0]?.date ?? calendar.from, sheet.days.at(-1)?.date ?? calendar.to]
      : [calendar.from, calendar.to];
  const title = `${words.title} · ${days.map((date) => words.date(date)).join(' – ')}`;
  const isContinued = sheet.kind === 'WEEK' && sheet.isContinued;
  pen.line(isContinued ? `${title} · ${words.continued}` : title, start, 44, { size: 15, isBold: true, align });
  const names = Object.entries(filters).map(
    ([key, name]) => `${words.filters[key as keyof CalendarWords['filters']]}: ${name}`,
  );
  const facts = [...names, words.lessons(lessons.length)].join(' · ');
  const [line] = pen.wrap(facts, { size: 9 }, PAGE.width - 2 * PAGE.side);
  if (line) pen.line(line, start, 63, { size: 9, color: INK.soft, align });
}

function drawFoot(
  { madeOn, madeAt }: CalendarToPrint,
  { page, pages }: { page: number; pages: number },
  { pen, words, isRightToLeft }: Drawing,
): void {
  const [start, end] = isRightToLeft ? [PAGE.width - PAGE.side, PAGE.side] : [PAGE.side, PAGE.width - PAGE.side];
  const style = { size: 7.5, color: INK.soft };
  const baseline = PAGE.foot + 14;
  pen.line(words.made(words.date(madeOn), madeAt), start, baseline, {
    ...style,
    align: isRightToLeft ? 'right' : 'left',
  });
  pen.line(words.page(page, pages), end, baseline, { ...style, align: isRightToLeft ? 'left' : 'right' });
}
