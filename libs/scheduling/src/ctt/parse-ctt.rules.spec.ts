import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { CttParseError } from './ctt-parse-error.js';
import { parseCtt } from './parse-ctt.rules.js';

const FIXTURES = new URL('../../../../test/fixtures/timetabling/', import.meta.url);
const TEXT = `Name: Toy
Courses: 2
Rooms: 2
Days: 5
Periods_per_day: 4
Curricula: 1
Constraints: 1

COURSES:
SceCosC Ocra 3 3 30
ArcTec Indaco 3 2 42

ROOMS:
A 32
B 50

CURRICULA:
Cur1 2 SceCosC ArcTec

UNAVAILABILITY_CONSTRAINTS:
ArcTec 4 0

END.
`;

test('Reads an instance, whatever ends its lines and parts its fields', () => {
  const read = parseCtt(TEXT);
  expect(read).toEqual({
    name: 'Toy',
    days: 5,
    periodsPerDay: 4,
    courses: [
      { id: 'SceCosC', teacher: 'Ocra', lectures: 3, minWorkingDays: 3, students: 30 },
      { id: 'ArcTec', teacher: 'Indaco', lectures: 3, minWorkingDays: 2, students: 42 },
    ],
    rooms: [
      { id: 'A', capacity: 32 },
      { id: 'B', capacity: 50 },
    ],
    curricula: [{ id: 'Cur1', courses: [0, 1] }],
    unavailabilities: [{ course: 1, day: 4, period: 0 }],
  });
  const windows = `\uFEFF${TEXT.replaceAll('\n', ' \r\n').replaceAll(' ', '\t')}`;
  expect(parseCtt(windows)).toEqual(read);
  expect(parseCtt(TEXT.replaceAll('\n\n', '\n').trimEnd())).toEqual(read);
});

test('Reads the published instances', () => {
  const files = readdirSync(FIXTURES).filter((file) => /^comp\d+\.ctt$/.test(file));
  expect(files).toHaveLength(11);
  const lectures = files.map((file) =>
    parseCtt(readFileSync(new URL(file, FIXTURES), 'utf8')).courses.reduce((sum, course) => sum + course.lectures, 0),
  );
  expect(lectures).toEqual([160, 283, 251, 286, 152, 361, 434, 324, 279, 370, 162]);
});

test.each([
  ['a header that is missing', 'Days: 5\n', '', 'HEADER_EXPECTED', 4],
  ['a header without number', 'Days: 5', 'Days: five', 'NUMBER_EXPECTED', 4],
  ['no days', 'Days: 5', 'Days: 0', 'NUMBER_TOO_SMALL', 4],
  ['days beyond all tables', 'Days: 5', 'Days: 9999999999', 'NUMBER_TOO_LARGE', 4],
  ['periods beyond all tables', 'day: 4', 'day: 60', 'NUMBER_TOO_LARGE', 5],
  ['a section that is missing', 'ROOMS:\n', '', 'ROW_SURPLUS', 13],
  ['a section by another name', 'ROOMS:', 'HALLS:', 'SECTION_EXPECTED', 13],
  ['a course too few', 'ArcTec Indaco 3 2 42\n', '', 'ROW_MISSING', 12],
  ['a course too many', 'ArcTec Indaco', 'New Indaco 1 1 1\nArcTec Indaco', 'ROW_SURPLUS', 12],
  ['the same course twice', 'ArcTec Indaco', 'SceCosC Indaco', 'DUPLICATE_ID', 11],
  ['the same room twice', 'B 50', 'A 50', 'DUPLICATE_ID', 15],
  ['a course without lectures', 'Indaco 3', 'Indaco 0', 'NUMBER_TOO_SMALL', 11],
  ['negative students', '2 42', '2 -42', 'NUMBER_TOO_SMALL', 11],
  ['half a lecture', 'Indaco 3', 'Indaco 2.5', 'NUMBER_EXPECTED', 11],
  ['a field too few', 'Ocra 3 3 30', 'Ocra 3 3', 'FIELD_MISSING', 10],
  ['a field too many', 'B 50', 'B 50 x', 'FIELD_SURPLUS', 15],
  ['a curriculum of an unknown course', 'SceCosC ArcTec', 'SceCosC Nobody', 'UNKNOWN_COURSE', 18],
  ['a curriculum with a course twice', 'SceCosC ArcTec', 'ArcTec ArcTec', 'DUPLICATE_ID', 18],
  ['a curriculum that counts wrong', 'Cur1 2', 'Cur1 3', 'FIELD_MISSING', 18],
  ['a constraint of an unknown course', 'ArcTec 4 0', 'Nobody 4 0', 'UNKNOWN_COURSE', 21],
  ['a day outside', 'ArcTec 4 0', 'ArcTec 5 0', 'NUMBER_TOO_LARGE', 21],
  ['a period outside', 'ArcTec 4 0', 'ArcTec 4 4', 'NUMBER_TOO_LARGE', 21],
  ['a file cut off', '\nEND.\n', '', 'END_EXPECTED', 22],
  ['something after the end', 'END.', 'END.\nmore', 'ROW_SURPLUS', 24],
  ['nothing at all', TEXT, '', 'HEADER_EXPECTED', 1],
])('Says the line and the fault of %s', (_, from, to, code, line) => {
  expect(TEXT).toContain(from);
  const parse = (): unknown => parseCtt(TEXT.replace(from, to));
  expect(parse).toThrow(CttParseError);
  expect(parse).toThrow(expect.objectContaining({ code, line }));
  expect(parse).toThrow(new RegExp(`^Line ${line}: `));
});
