import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { clashesOf } from '../planner/plan-check.rules.js';
import { problemFaults } from '../planner/problem-faults.rules.js';
import { FileFaultsError } from './file-fault.js';
import { fromProblem } from './from-problem.rules.js';
import { generateProblem } from './generate/generate-problem.js';
import { textOf } from './json-document.js';
import { MOST_LESSONS, type ProblemFileInput } from './problem-file.schema.js';
import { readProblemFile, writeProblemFile } from './problem-file.js';
import { violationsOf } from './solution-check.rules.js';
import { readSolutionFile, toAssignments } from './solution-file.js';
import { toProblem } from './to-problem.rules.js';

/** Two lessons of one cohort in one room: the smallest file that says something about everything. */
const small = (): ProblemFileInput & Record<string, unknown> => ({
  horizon: { from: '2027-06-07', until: '2027-06-11' },
  places: [
    { id: 'base', region: '652901' },
    { id: 'village', region: '652901', isTownship: true },
  ],
  travel: { rides: [{ from: 'base', to: 'village', minutes: 25 }], closures: [] },
  resources: [
    { id: 'room', place: 'base', capacity: 40, offers: ['CLASSROOM'] },
    { id: 'kit', kind: 'KIT', place: 'base' },
  ],
  instructors: [
    { id: 'teacher', place: 'base', teaches: ['light'], availability: [{ from: '2027-06-07', until: '2027-06-10' }] },
  ],
  cohorts: [{ id: 'cohort', place: 'base', startsOn: '2027-06-07', endsOn: '2027-06-11', seats: 33 }],
  lessons: [
    { id: 'one', cohort: 'cohort', unit: 'light', position: 1, classHours: 4, needs: 'CLASSROOM' },
    { id: 'two', cohort: 'cohort', unit: 'light', position: 2, classHours: 4, needs: 'CLASSROOM', kits: ['kit'] },
  ],
  locks: [],
});

/** What is wrong with the file after something in it has been changed; each sentence has all its parameters. */
function faultsOf(change: (file: ReturnType<typeof small>) => unknown): string[] {
  const file = small();
  change(file);
  return faultsOfText(JSON.stringify(file), (sentence) => expect(sentence).not.toMatch(/\bundefined\b|NaN/));
}

function faultsOfText(text: string, read: (sentence: string) => void = () => undefined): string[] {
  try {
    readProblemFile(text);
    return [];
  } catch (error) {
    if (!(error instanceof FileFaultsError)) throw error;
    for (const { text: sentence } of error.faults) read(sentence);
    return error.faults.map(({ pointer, code }) => `${pointer} ${code}`.trim());
  }
}

const anySize = fc.record({ lessons: fc.integer({ min: 1, max: 120 }), seed: fc.nat(4_294_967_295) });

describe('a generated problem', () => {
  it('is as large as was asked, sound, and has a timetable that breaks no rule', () => {
    fc.assert(
      fc.property(anySize, (options) => {
        const { file, witness } = generateProblem(options);
        const problem = toProblem(file);
        expect(problem.lessons).toHaveLength(options.lessons);
        expect(problemFaults(problem).filter(({ isFatal }) => isFatal)).toEqual([]);
        expect(clashesOf(problem, witness)).toEqual([]);
        expect(violationsOf(problem, witness)).toEqual([]);
        expect(generateProblem(options)).toEqual({ file, witness });
      }),
      { numRuns: 60 },
    );
  });

  it('has all that a plan depends on: visitors, harvest, evenings, kits, joined cohorts, locks, townships', () => {
    const { file } = generateProblem({ lessons: 1_000, seed: 1 });
    const counts = [
      file.instructors.filter(({ isVisiting }) => isVisiting),
      file.instructors.filter(({ wishes, taken }) => wishes.length + taken.length > 0),
      file.cohorts.filter(({ wishes }) => wishes.length > 0),
      file.cohorts.filter(({ prefersEvening }) => prefersEvening),
      file.cohorts.filter(({ place }) => place.endsWith('township')),
      file.lessons.filter(({ kits, mayBeEvening }) => kits.length > 0 && mayBeEvening),
      file.lessons.filter(({ joins }) => joins.length > 0),
      file.lessons.filter(({ needs }) => needs === null),
      file.locks,
    ].map((found) => found.length);
    expect(Math.min(...counts)).toBeGreaterThan(0);
    const seats = file.cohorts.reduce((sum, cohort) => sum + cohort.seats, 0) / file.cohorts.length;
    expect(Math.round(seats)).toBe(33);
    expect(new Set(file.cohorts.map(({ place }) => place.slice(0, 6))).size).toBe(10);
  });

  it('refuses a size that nobody can mean', () => {
    for (const lessons of [0, -1, 1.5, MOST_LESSONS + 1]) {
      expect(() => generateProblem({ lessons, seed: 1 })).toThrow(RangeError);
    }
  });
});

describe('a problem file', () => {
  it('that is written and read again is the same', () => {
    fc.assert(
      fc.property(anySize, (options) => {
        const { file, witness } = generateProblem(options);
        const read = readProblemFile(writeProblemFile(file));
        expect(read.file).toEqual(file);
        expect(read.problem).toEqual(toProblem(file));
        // From the problem back to a file: in another form, but the same problem.
        const again = readProblemFile(writeProblemFile(fromProblem(read.problem, file)));
        expect(again.problem).toEqual(read.problem);
        const solution = JSON.stringify({ assignments: toAssignments(witness) });
        expect(readSolutionFile(solution, read.problem)).toEqual(witness);
      }),
      { numRuns: 40 },
    );
  });

  it('may leave out what has a standard value', () => {
    const { file, problem } = readProblemFile(JSON.stringify(small()));
    expect(file).toMatchObject({ seed: 1, budget: { seconds: 30, threads: 1 }, weights: { moves: 20 } });
    expect(problem.rooms).toEqual([expect.objectContaining({ id: 'room', capacity: 40, periods: [] })]);
    expect(problem.kits).toEqual([expect.objectContaining({ id: 'kit', capacity: null })]);
    expect(problem.notBefore).toBe(Date.parse('2027-06-07T00:00:00+08:00'));
  });

  it('makes of a ride that is known a road of that many minutes, except where it is closed', () => {
    const file = small();
    const closure = { from: 'village', to: 'base', fromDate: '2027-06-08', untilDate: '2027-06-09', minutes: null };
    const { problem } = readProblemFile(JSON.stringify({ ...file, travel: { ...file.travel, closures: [closure] } }));
    const days = problem.roadClosures?.map(({ fromDate, untilDate, minutes }) => [fromDate, untilDate, minutes]);
    expect(days).toEqual([
      ['2027-06-08', '2027-06-09', null],
      ['2027-06-07', '2027-06-07', 25],
      ['2027-06-10', '2027-06-11', 25],
    ]);
  });

  it('is sound as the table of faults takes it', () => {
    expect(faultsOf(() => undefined)).toEqual([]);
  });

  const lock = (lesson: string, start: string, room = 'room', instructor = 'teacher') => ({
    lesson,
    start: `${start}:00+08:00`,
    instructor,
    room,
  });
  it.each<[what: string, change: (file: ReturnType<typeof small>) => unknown, faults: string[]]>([
    [
      'a lock in an unknown room',
      (f) => (f.locks = [lock('one', '2027-06-07T10:00', 'attic')]),
      ['/locks/0/room unknown-room'],
    ],
    [
      'a kit as the room of a lock',
      (f) => (f.locks = [lock('one', '2027-06-07T10:00', 'kit')]),
      ['/locks/0/room unknown-room'],
    ],
    [
      'a lock with an unknown instructor',
      (f) => (f.locks = [lock('one', '2027-06-07T10:00', 'room', 'x')]),
      ['/locks/0/instructor unknown-instructor'],
    ],
    [
      'a lock of an unknown lesson',
      (f) => (f.locks = [lock('three', '2027-06-07T10:00')]),
      ['/locks/0/lesson unknown-lesson'],
    ],
    ['negative capacity', (f) => (f.resources![0]!.capacity = -1), ['/resources/0/capacity too-small']],
    ['half a seat', (f) => (f.cohorts[0]!.seats = 1.5), ['/cohorts/0/seats wrong-type']],
    [
      'no availability of an instructor',
      (f) => delete (f.instructors[0] as { availability?: unknown }).availability,
      ['/instructors/0/availability not-one-of'],
    ],
    ['an empty availability', (f) => (f.instructors[0]!.availability = []), ['/instructors/0/availability too-small']],
    [
      'an instructor who is never there',
      (f) => (f.instructors[0]!.availability = [{ from: '2028-01-01', until: '2028-01-09' }]),
      ['/instructors/0/availability no-availability'],
    ],
    [
      'a visitor without a stay',
      (f) => Object.assign(f.instructors[0]!, { isVisiting: true, availability: 'ALWAYS' }),
      ['/instructors/0/availability presence-required'],
    ],
    [
      'a period that ends before it begins',
      (f) => (f.instructors[0]!.availability = [{ from: '2027-06-09', until: '2027-06-08' }]),
      ['/instructors/0/availability/0 turned-range'],
    ],
    [
      'a date that is none',
      (f) => (f.instructors[0]!.availability = [{ from: '2027-02-30', until: '2027-06-08' }]),
      ['/instructors/0/availability/0/from wrong-format'],
    ],
    [
      'a lesson longer than a day slot',
      (f) => (f.lessons[0]!.classHours = 5),
      ['/lessons/0/classHours lesson-too-long'],
    ],
    [
      'a lesson longer than any slot',
      (f) => Object.assign(f.lessons[0]!, { classHours: 6, mayBeEvening: true }),
      ['/lessons/0/classHours lesson-too-long'],
    ],
    ['a lesson without length', (f) => (f.lessons[0]!.classHours = 0), ['/lessons/0/classHours too-small']],
    [
      'two locks at one time',
      (f) => (f.locks = [lock('one', '2027-06-07T10:00'), lock('two', '2027-06-07T10:00')]),
      ['/locks/0 lock-clash', '/locks/1 lock-clash'],
    ],
    [
      'two locks out of order',
      (f) => (f.locks = [lock('one', '2027-06-08T10:00'), lock('two', '2027-06-07T10:00')]),
      ['/locks/0 lock-clash', '/locks/1 lock-clash'],
    ],
    ['a lock on a day away', (f) => (f.locks = [lock('one', '2027-06-11T10:00')]), ['/locks/0 lock-clash']],
    [
      'two locks of one lesson',
      (f) => (f.locks = [lock('one', '2027-06-07T10:00'), lock('one', '2027-06-08T10:00')]),
      ['/locks/1 locked-twice'],
    ],
    [
      'a circle by after',
      (f) => [0, 1].forEach((i) => (f.lessons[i]!.after = [i === 0 ? 'two' : 'one'])),
      ['/lessons/0 order-cycle'],
    ],
    ['a circle of position and after', (f) => (f.lessons[0]!.after = ['two']), ['/lessons/0 order-cycle']],
    ['a lesson after itself', (f) => (f.lessons[0]!.after = ['one']), ['/lessons/0 order-cycle']],
    ['after an unknown lesson', (f) => (f.lessons[0]!.after = ['three']), ['/lessons/0/after/0 unknown-lesson']],
    ['no lessons', (f) => (f.lessons = []), ['/lessons no-lessons']],
    ['a lesson twice', (f) => (f.lessons[1]!.id = 'one'), ['/lessons/1/id duplicate-id']],
    ['a room and a cohort of one name', (f) => (f.resources![0]!.id = 'cohort'), ['/cohorts/0/id duplicate-id']],
    ['an unknown cohort', (f) => (f.lessons[0]!.cohort = 'x'), ['/lessons/0/cohort unknown-cohort']],
    ['a cohort that joins itself', (f) => (f.lessons[0]!.joins = ['cohort']), ['/lessons/0/joins/0 joins-itself']],
    ['an unknown kit', (f) => (f.lessons[0]!.kits = ['room']), ['/lessons/0/kits/0 unknown-kit']],
    ['an unknown place', (f) => (f.cohorts[0]!.place = 'moon'), ['/cohorts/0/place unknown-place']],
    ['a ride to itself', (f) => (f.travel!.rides![0]!.to = 'base'), ['/travel/rides/0 same-place']],
    ['a cohort outside the horizon', (f) => (f.cohorts[0]!.endsOn = '2027-06-12'), ['/cohorts/0 outside-horizon']],
    ['a horizon of a thousand years', (f) => (f.horizon.until = '3027-06-11'), ['/horizon horizon-too-long']],
    [
      'taken for years',
      (f) => (f.resources![0]!.taken = [{ from: '2000-01-01T00:00:00Z', until: '2030-01-01T00:00:00Z' }]),
      ['/resources/0/taken/0 taken-too-long'],
    ],
    ['other slots', (f) => (f.slots = [{ key: 'MORNING', from: '08:00', until: '12:00' }]), ['/slots other-slots']],
    ['a weight above the most', (f) => (f.weights = { moves: 101 }), ['/weights/moves too-big']],
    ['a weight of nothing', (f) => Object.assign(f, { weights: { joy: 1 } }), ['/weights/joy unknown-field']],
    ['a field too many', (f) => Object.assign(f, { teachers: [] }), ['/teachers unknown-field']],
  ])('with %s is refused where it is wrong', (_, change, faults) => {
    expect(faultsOf(change)).toEqual(faults);
  });

  it.each([
    ['nothing', '', 'empty'],
    ['spaces', ' \n\t', 'empty'],
    ['a list', '[]', 'wrong-type'],
    ['half a document', '{"horizon": {', 'not-json'],
    ['a sentence', 'hello', 'not-json'],
    [
      'a number too large for anything',
      JSON.stringify(small()).replace('40', '1e999'),
      '/resources/0/capacity wrong-type',
    ],
    ['a document of brackets', '['.repeat(200_000), 'not-json'],
  ])('of %s is refused', (_, text, code) => {
    expect(faultsOfText(text)).toEqual([code]);
  });

  it('that is no text is refused, and a fault in JSON is told by line and column', () => {
    for (const bytes of [
      [0x89, 0x50, 0x4e, 0x47, 0, 0],
      [0xff, 0xfe, 0x7b, 0],
      [0x7b, 0, 0x7d],
    ]) {
      expect(() => textOf(Uint8Array.from(bytes))).toThrow('not text');
    }
    expect(() => readProblemFile('{\n  "horizon": 1,,\n}')).toThrow('line 2, column 16');
  });

  it('with more lessons than can be planned is refused, and thousands of faults are not all told', () => {
    const [lesson] = small().lessons;
    const many = { ...small(), lessons: Array.from({ length: MOST_LESSONS + 1 }, () => lesson) };
    expect(faultsOfText(JSON.stringify(many))).toEqual(['/lessons too-big']);
    const twice = faultsOfText(JSON.stringify({ ...small(), lessons: many.lessons.slice(0, 5_000) }));
    expect([twice.length, twice.at(-1)]).toEqual([101, 'many-faults']);
  });

  it('never ends in anything but a problem or faults, whatever is put where', () => {
    const paths = (value: unknown, path: string[] = []): string[][] =>
      typeof value === 'object' && value !== null
        ? [path, ...Object.entries(value).flatMap(([key, inner]) => paths(inner, [...path, key]))]
        : [path];
    const known = paths(small()).filter((path) => path.length > 0);
    const anyValue = fc.oneof(fc.jsonValue(), fc.constantFrom('one', 'room', '2027-06-07', -1, 1e308, '__proto__', []));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...known), anyValue), { minLength: 1, maxLength: 3 }),
        (changes) => {
          const file = small();
          for (const [path, value] of changes) {
            let holder: Record<string, unknown> | undefined = file;
            for (const key of path.slice(0, -1)) holder = holder?.[key] as Record<string, unknown> | undefined;
            if (typeof holder === 'object' && holder !== null) holder[path.at(-1) ?? ''] = value;
          }
          faultsOfText(JSON.stringify(file));
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('a solution file', () => {
  const { problem } = readProblemFile(
    JSON.stringify({ ...small(), locks: [lockOf('two', '2027-06-08T10:00:00+08:00')] }),
  );
  function lockOf(lesson: string, start: string) {
    return { lesson, start, instructor: 'teacher', room: 'room' };
  }
  const one = {
    lesson: 'one',
    start: '2027-06-07T10:00:00+08:00',
    end: '2027-06-07T13:00:00+08:00',
    instructor: 'teacher',
    room: 'room',
  };
  const two = { ...one, lesson: 'two', start: '2027-06-08T10:00:00+08:00', end: '2027-06-08T13:00:00+08:00' };
  const codesOf = (...assignments: object[]): string[] =>
    violationsOf(problem, readSolutionFile(JSON.stringify({ assignments }), problem)).map(
      ({ lesson, code }) => `${lesson} ${code}`,
    );

  it('is right when every lesson is where the rules allow it', () => {
    expect(codesOf(one, two)).toEqual([]);
  });

  it.each([
    ['a lesson left out', [two], ['one UNPLACED']],
    ['a lesson too short', [{ ...one, end: '2027-06-07T12:00:00+08:00' }, two], ['one LENGTH']],
    [
      'a lesson at night',
      [{ ...one, start: '2027-06-07T02:00:00+08:00', end: '2027-06-07T05:00:00+08:00' }, two],
      ['one CLASS_DAY'],
    ],
    [
      'theory in the evening',
      [{ ...one, start: '2027-06-07T20:00:00+08:00', end: '2027-06-07T23:00:00+08:00' }, two],
      ['one CLASS_DAY'],
    ],
    [
      'a start between class hours',
      [{ ...one, start: '2027-06-07T09:50:00+08:00', end: '2027-06-07T12:50:00+08:00' }, two],
      ['one CLASS_DAY'],
    ],
    [
      'a lock that is not kept',
      [one, { ...two, start: '2027-06-08T16:00:00+08:00', end: '2027-06-08T19:00:00+08:00' }],
      ['two LOCK'],
    ],
    [
      'a lesson before the horizon',
      [{ ...one, start: '2027-06-04T10:00:00+08:00', end: '2027-06-04T13:00:00+08:00' }, two],
      ['one TOO_EARLY', 'one DATES'],
    ],
    ['two at once', [{ ...one, start: two.start, end: two.end }, two], ['one COHORT', 'two COHORT']],
    ['no room', [{ ...one, room: null }, two], ['one ROOM_KIND']],
  ])('with %s breaks that rule', (_, assignments, codes) => {
    expect(codesOf(...assignments)).toEqual(codes);
  });

  it.each([
    ['an unknown lesson', [{ ...one, lesson: 'x' }], '/assignments/0/lesson: There is no lesson x.'],
    ['a lesson twice', [one, one], '/assignments/1/lesson: The id one is already used at /assignments/0.'],
    ['an unknown room', [{ ...one, room: 'x' }], '/assignments/0/room: There is no room x.'],
    ['an unknown instructor', [{ ...one, instructor: 'x' }], '/assignments/0/instructor: There is no instructor x.'],
    ['a time without a date', [{ ...one, start: '10:00' }], '/assignments/0/start: Wrong format'],
  ])('with %s is none', (_, assignments, message) => {
    expect(() => readSolutionFile(JSON.stringify({ assignments }), problem)).toThrow(message);
  });
});
