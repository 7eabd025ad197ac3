/** A week as columns, or the part of it that goes onto one page. */
export interface WeekSheet<L> {
  kind: 'WEEK';
  days: { date: string; lessons: L[] }[];
  isContinued: boolean;
}

/** Lessons below each other, by day. */
export interface ListSheet<L> {
  kind: 'LIST';
  days: { date: string; lessons: L[]; isContinued: boolean }[];
}

export type Sheet<L> = WeekSheet<L> | ListSheet<L>;

const DAY = 86_400_000;
const plusDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
const mondayOf = (date: string): string => plusDays(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7));

function byDay<L extends { date: string }>(lessons: readonly L[]): Map<string, L[]> {
  const days = new Map<string, L[]>();
  for (const lesson of lessons) {
    const day = days.get(lesson.date);
    if (day) day.push(lesson);
    else days.set(lesson.date, [lesson]);
  }
  return days;
}

/**
 * The weeks from Monday to Sunday that the days touch, each on as many pages as its fullest day needs. Weeks without
 * lessons are left out, unless there are none at all.
 */
export function weekSheets<L extends { date: string }>(
  lessons: readonly L[],
  { from, to }: { from: string; to: string },
  mostPerColumn: number,
): WeekSheet<L>[] {
  const days = byDay(lessons);
  const sheets: WeekSheet<L>[] = [];
  for (let monday = mondayOf(from); monday <= to; monday = plusDays(monday, 7)) {
    const columns = Array.from({ length: 7 }, (_, i) => plusDays(monday, i)).map((date) => ({
      date,
      lessons: days.get(date) ?? [],
    }));
    const pages = Math.ceil(Math.max(...columns.map((column) => column.lessons.length)) / mostPerColumn);
    for (let page = 0; page < pages; page += 1) {
      sheets.push({
        kind: 'WEEK',
        isContinued: page > 0,
        days: columns.map(({ date, lessons: all }) => ({
          date,
          lessons: all.slice(page * mostPerColumn, (page + 1) * mostPerColumn),
        })),
      });
    }
  }
  return sheets.length > 0 ? sheets : [emptyWeek(mondayOf(from))];
}

const emptyWeek = <L>(monday: string): WeekSheet<L> => ({
  kind: 'WEEK',
  isContinued: false,
  days: Array.from({ length: 7 }, (_, i) => ({ date: plusDays(monday, i), lessons: [] })),
});

/** Days below each other; the heading of a day takes as much room as a lesson and is said again on the next page. */
export function listSheets<L extends { date: string }>(lessons: readonly L[], rowsPerPage: number): ListSheet<L>[] {
  const sheets: ListSheet<L>[] = [{ kind: 'LIST', days: [] }];
  let left = rowsPerPage;
  for (const [date, all] of byDay(lessons)) {
    let done = 0;
    while (done < all.length) {
      // A heading alone at the foot of a page helps nobody.
      if (left < 2) {
        sheets.push({ kind: 'LIST', days: [] });
        left = rowsPerPage;
      }
      const part = all.slice(done, done + left - 1);
      sheets.at(-1)?.days.push({ date, lessons: part, isContinued: done > 0 });
      done += part.length;
      left -= part.length + 1;
    }
  }
  return sheets;
}
