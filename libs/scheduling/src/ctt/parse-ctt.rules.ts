import type { CttCourse, CttCurriculum, CttInstance, CttRoom, CttUnavailability } from './ctt-instance.js';
import { CttLines, type CttRow } from './ctt-lines.js';
import { CttParseError } from './ctt-parse-error.js';

/** Most periods a day that a search can work on: a day of a curriculum is a set of bits with a table of all sets. */
export const MOST_PERIODS_PER_DAY = 24;

/** Most of anything that a file may announce; above it the tables of a search would not fit into memory. */
const MOST_DAYS = 100;
const MOST_ROWS = 5_000;
const MOST_LECTURES = 1_000;

const HEADERS = ['Name', 'Courses', 'Rooms', 'Days', 'Periods_per_day', 'Curricula', 'Constraints'] as const;
type Header = (typeof HEADERS)[number];

/**
 * Reads a `.ctt` file.
 * @throws CttParseError that names the line and what is wrong there.
 */
export function parseCtt(text: string): CttInstance {
  const lines = new CttLines(text);
  const header = parseHeader(lines);
  const courses = parseSection(lines, 'COURSES', header.Courses, courseOf);
  const courseIndex = indexOf(courses);
  const rooms = parseSection(lines, 'ROOMS', header.Rooms, roomOf);
  indexOf(rooms);
  const curricula = parseSection(lines, 'CURRICULA', header.Curricula, (row) => curriculumOf(row, courseIndex));
  indexOf(curricula);
  const unavailabilities = parseSection(lines, 'UNAVAILABILITY_CONSTRAINTS', header.Constraints, (row) =>
    unavailabilityOf(row, courseIndex, header.Days, header.Periods_per_day),
  );
  const end = lines.take();
  if (end?.fields[0] !== 'END.') {
    throw new CttParseError('END_EXPECTED', end?.line ?? lines.line, { found: end?.fields[0] ?? '' });
  }
  const surplus = lines.peek();
  if (surplus) throw new CttParseError('ROW_SURPLUS', surplus.line, { section: 'END.', found: surplus.text(0, 'row') });
  return {
    name: header.name,
    days: header.Days,
    periodsPerDay: header.Periods_per_day,
    courses: courses.map(({ value }) => value),
    rooms: rooms.map(({ value }) => value),
    curricula: curricula.map(({ value }) => value),
    unavailabilities: unavailabilities.map(({ value }) => value),
  };
}

interface Read<T> {
  row: CttRow;
  value: T;
}

function parseHeader(lines: CttLines): Record<Exclude<Header, 'Name'>, number> & { name: string } {
  const bounds: Record<Header, readonly [least: number, most: number]> = {
    Name: [0, 0],
    Courses: [1, MOST_ROWS],
    Rooms: [1, MOST_ROWS],
    Days: [1, MOST_DAYS],
    Periods_per_day: [1, MOST_PERIODS_PER_DAY],
    Curricula: [0, MOST_ROWS],
    Constraints: [0, MOST_ROWS * 10],
  };
  const header = { name: '', Courses: 0, Rooms: 0, Days: 0, Periods_per_day: 0, Curricula: 0, Constraints: 0 };
  for (const key of HEADERS) {
    const row = lines.take();
    if (row?.fields[0] !== `${key}:`) {
      throw new CttParseError('HEADER_EXPECTED', row?.line ?? lines.line, {
        expected: `${key}:`,
        found: row?.fields[0] ?? '',
      });
    }
    if (key === 'Name') header.name = row.fields.slice(1).join(' ');
    else {
      header[key] = row.number(1, key, ...bounds[key]);
      row.endsAfter(2);
    }
  }
  return header;
}

/** Reads a section's title and as many rows as the header says; one row more or less is an error at its line. */
function parseSection<T>(lines: CttLines, section: string, count: number, read: (row: CttRow) => T): Read<T>[] {
  const title = lines.take();
  if (title?.fields[0] !== `${section}:`) {
    throw new CttParseError('SECTION_EXPECTED', title?.line ?? lines.line, {
      expected: `${section}:`,
      found: title?.fields[0] ?? '',
    });
  }
  const rows: Read<T>[] = [];
  while (rows.length < count) {
    const row = lines.peek();
    if (!row || isTitle(row)) {
      throw new CttParseError('ROW_MISSING', lines.line, { section, expected: count, found: rows.length });
    }
    rows.push({ row, value: read(row) });
    lines.take();
  }
  const next = lines.peek();
  if (next && !isTitle(next)) throw new CttParseError('ROW_SURPLUS', next.line, { section, expected: count });
  return rows;
}

function isTitle({ fields }: CttRow): boolean {
  return fields.length === 1 && /^([A-Z_]+:|END\.)$/.test(fields[0]!);
}

function courseOf(row: CttRow): CttCourse {
  row.endsAfter(5);
  return {
    id: row.text(0, 'course'),
    teacher: row.text(1, 'teacher'),
    lectures: row.number(2, 'lectures', 1, MOST_LECTURES),
    minWorkingDays: row.number(3, 'minWorkingDays', 0),
    students: row.number(4, 'students', 0),
  };
}

function roomOf(row: CttRow): CttRoom {
  row.endsAfter(2);
  return { id: row.text(0, 'room'), capacity: row.number(1, 'capacity', 0) };
}

function curriculumOf(row: CttRow, courseIndex: ReadonlyMap<string, number>): CttCurriculum {
  const id = row.text(0, 'curriculum');
  const count = row.number(1, 'courses', 0, MOST_ROWS);
  row.endsAfter(2 + count);
  const courses = Array.from({ length: count }, (_, index) => known(row, 2 + index, courseIndex));
  const twice = courses.find((course, index) => courses.indexOf(course) !== index);
  if (twice !== undefined) {
    throw new CttParseError('DUPLICATE_ID', row.line, {
      field: 'course',
      found: row.fields[2 + courses.indexOf(twice)]!,
    });
  }
  return { id, courses };
}

function unavailabilityOf(
  row: CttRow,
  courseIndex: ReadonlyMap<string, number>,
  days: number,
  periodsPerDay: number,
): CttUnavailability {
  row.endsAfter(3);
  return {
    course: known(row, 0, courseIndex),
    day: row.number(1, 'day', 0, days - 1),
    period: row.number(2, 'period', 0, periodsPerDay - 1),
  };
}

function known(row: CttRow, index: number, courseIndex: ReadonlyMap<string, number>): number {
  const found = row.text(index, 'course');
  const course = courseIndex.get(found);
  if (course === undefined) throw new CttParseError('UNKNOWN_COURSE', row.line, { found });
  return course;
}

/** Positions by id; throws at the second row of the same id. */
function indexOf(rows: readonly Read<{ id: string }>[]): ReadonlyMap<string, number> {
  const index = new Map<string, number>();
  rows.forEach(({ row, value }, position) => {
    if (index.has(value.id)) throw new CttParseError('DUPLICATE_ID', row.line, { found: value.id });
    index.set(value.id, position);
  });
  return index;
}
