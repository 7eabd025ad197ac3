import { isolate } from '#platform';
import type { CalendarWords } from './calendar-words.js';
import { INK, type Pen } from './draw-text.js';
import type { PrintedLesson } from './printed-lessons.query.js';
import type { ListSheet, WeekSheet } from './sheets.rules.js';

/** A4 landscape in points. */
export const PAGE = { width: 841.89, height: 595.28, side: 28, top: 78, foot: 566 } as const;
const WIDTH = PAGE.width - 2 * PAGE.side;

const BLOCK = { height: 50, gap: 3, head: 20 } as const;
export const BLOCKS_PER_COLUMN = Math.floor((PAGE.foot - PAGE.top - BLOCK.head) / (BLOCK.height + BLOCK.gap));

const ROW = 17;
export const ROWS_PER_PAGE = Math.floor((PAGE.foot - PAGE.top) / ROW);

interface Drawing {
  pen: Pen;
  words: CalendarWords;
  isRightToLeft: boolean;
}

const hours = ({ from, until }: PrintedLesson): string => isolate(`${from}–${until}`);
const marksOf = ({ isDraft, isLocked }: PrintedLesson, words: CalendarWords): string =>
  [isDraft ? words.draft : '', isLocked ? words.fixed : ''].filter(Boolean).join(' · ');

/** Days as columns, read from the right in Uyghur; drafts have a broken edge, which grey printing keeps. */
export function drawWeek(sheet: WeekSheet<PrintedLesson>, drawing: Drawing): void {
  const { pen, words, isRightToLeft } = drawing;
  const width = WIDTH / sheet.days.length;
  sheet.days.forEach(({ date, lessons }, index) => {
    const left = PAGE.side + (isRightToLeft ? sheet.days.length - 1 - index : index) * width;
    pen.doc.rect(left, PAGE.top, width, BLOCK.head).fillAndStroke(INK.wash, INK.line);
    pen.line(words.day(date), left + width / 2, PAGE.top + 14, { size: 9, isBold: true, align: 'center' });
    pen.doc.lineWidth(0.4).strokeColor(INK.faint);
    pen.doc.rect(left, PAGE.top + BLOCK.head, width, PAGE.foot - PAGE.top - BLOCK.head).stroke();
    lessons.forEach((lesson, place) => {
      const top = PAGE.top + BLOCK.head + BLOCK.gap + place * (BLOCK.height + BLOCK.gap);
      drawBlock(lesson, { left: left + 2, top, width: width - 4 }, drawing);
    });
  });
}

function drawBlock(
  lesson: PrintedLesson,
  { left, top, width }: { left: number; top: number; width: number },
  { pen, words, isRightToLeft }: Drawing,
): void {
  const { doc } = pen;
  doc.lineWidth(0.8).strokeColor(INK.text);
  if (lesson.isDraft) doc.dash(3, { space: 2 });
  doc.rect(left, top, width, BLOCK.height).stroke();
  if (lesson.isDraft) doc.undash();
  const inner = width - 8;
  const start = isRightToLeft ? left + width - 4 : left + 4;
  const end = isRightToLeft ? left + 4 : left + width - 4;
  const [atStart, atEnd] = isRightToLeft ? (['right', 'left'] as const) : (['left', 'right'] as const);
  const style = { align: atStart };
  pen.line(hours(lesson), start, top + 9.5, { size: 7.5, isBold: true, ...style });
  const marks = marksOf(lesson, words);
  if (marks) pen.line(marks, end, top + 9.5, { size: 6, color: INK.soft, align: atEnd });
  const put = (text: string, baseline: number, isSoft = false): void => {
    const [line] = pen.wrap(text, { size: 6.5 }, inner);
    if (line) pen.line(line, start, top + baseline, { size: 6.5, color: isSoft ? INK.soft : INK.text, ...style });
  };
  const title = { size: 7.5, isBold: true };
  pen.wrap(lesson.title, title, inner, 2).forEach((line, i) => {
    pen.line(line, start, top + 19 + i * 9, { ...title, ...style });
  });
  put(`${isolate(lesson.cohortCode)} ${lesson.cohortName}`, 37.5);
  put(`${lesson.instructor} · ${lesson.room || words.online}`, 46, true);
}

/** Where each column begins and how wide it is, as parts of the whole. */
const COLUMNS = [
  { at: 0, width: 0.1 },
  { at: 0.1, width: 0.24 },
  { at: 0.34, width: 0.26 },
  { at: 0.6, width: 0.14 },
  { at: 0.74, width: 0.18 },
  { at: 0.92, width: 0.08 },
] as const;

/** One lesson a row. */
export function drawList(sheet: ListSheet<PrintedLesson>, { pen, words, isRightToLeft }: Drawing): void {
  const { doc } = pen;
  const align = isRightToLeft ? 'right' : 'left';
  const xOf = (at: number): number =>
    isRightToLeft ? PAGE.width - PAGE.side - 4 - at * WIDTH : PAGE.side + 4 + at * WIDTH;
  let top: number = PAGE.top;
  const rule = (color: string): void => {
    doc.lineWidth(0.5).strokeColor(color);
    doc
      .moveTo(PAGE.side, top + ROW)
      .lineTo(PAGE.width - PAGE.side, top + ROW)
      .stroke();
    top += ROW;
  };
  for (const { date, lessons, isContinued } of sheet.days) {
    doc.rect(PAGE.side, top, WIDTH, ROW).fill(INK.wash);
    const heading = isContinued ? `${words.day(date)} · ${words.continued}` : words.day(date);
    pen.line(heading, xOf(0), top + 12, { size: 9, isBold: true, align });
    rule(INK.line);
    for (const lesson of lessons) {
      const marks = marksOf(lesson, words);
      const cells = [
        hours(lesson),
        `${isolate(lesson.cohortCode)} ${lesson.cohortName}`,
        marks ? `${lesson.title} · ${marks}` : lesson.title,
        lesson.instructor,
        lesson.room ? `${lesson.room} · ${lesson.place}` : words.online,
        words.classHours(lesson.classHours),
      ];
      cells.forEach((cell, i) => {
        const column = COLUMNS[i];
        if (!column) return;
        const style = { size: 7.5, isBold: i === 0 };
        const [line] = pen.wrap(cell, style, column.width * WIDTH - 8);
        if (line) pen.line(line, xOf(column.at), top + 11.5, { ...style, align });
      });
      rule(INK.faint);
    }
  }
}
