import { nameOf, pickTitle, type TextParams, useFormat } from '../../i18n/index.js';
import { useStrings } from './strings.js';
import type { Timetable, TimetableConflict } from './types.js';

type Reason = TimetableConflict['reasons'][number];

const CODES = [
  'NO_COMPETENT_INSTRUCTOR',
  'NO_SUITABLE_ROOM',
  'ROOM_TOO_SMALL',
  'NO_TIME_LEFT',
  'INSTRUCTOR_NOT_AVAILABLE',
  'ROOM_NOT_AVAILABLE',
  'KIT_NOT_AVAILABLE',
  'COHORT_NOT_AVAILABLE',
  'INSTRUCTOR_BUSY',
  'ROOM_BUSY',
  'KIT_BUSY',
  'COHORT_BUSY',
  'TRAVEL_TOO_LONG',
  'DAY_FULL',
] as const;
const NEEDS = ['CLASSROOM', 'STUDIO', 'ORCHARD', 'ONLINE'] as const;
const isOf = <T extends string>(list: readonly T[], value: unknown): value is T => list.some((each) => each === value);

/** The sentence for a reason of the planner; a code of a later version gets the general one. */
export function useReasonText({ choices }: Timetable): (reason: Reason) => string {
  const t = useStrings();
  const { date } = useFormat();
  return ({ code, params }) => {
    if (!isOf(CODES, code)) return t('unplacedNoReason');
    const instructor = choices.instructors.find(({ resourceId }) => resourceId === params['resourceId']);
    const room = choices.rooms.find(({ id }) => id === params['resourceId']);
    const ofRoom = code.startsWith('ROOM');
    const ofInstructor = code.startsWith('INSTRUCTOR');
    const nobody = t(ofRoom ? 'theRoom' : ofInstructor ? 'theInstructor' : 'theCohort');
    const { needs, from, until } = params;
    const shown: TextParams = {
      ...params,
      who: instructor ? nameOf(instructor) : (room?.name ?? nobody),
      ...(isOf(NEEDS, needs) ? { needs: t(needs) } : {}),
      ...(typeof from === 'string' ? { from: date(from, { year: false }) } : {}),
      ...(typeof until === 'string' ? { until: date(until, { year: false }) } : {}),
    };
    return t(`why${code}`, shown);
  };
}

const KINDS = [
  'INSTRUCTOR',
  'ROOM',
  'COHORT',
  'KIT',
  'TRAVEL',
  'AVAILABILITY',
  'ORDER',
  'CAPACITY',
  'COMPETENCE',
  'ROOM_KIND',
  'DATES',
  'CLASS_HOURS',
] as const;

/** What keeps a timetable from being published, in words. */
export function useBlockerText({ lessons }: Timetable): (blocker: { code: string; params?: TextParams }) => string {
  const t = useStrings();
  return ({ code, params }) => {
    const kind = params?.['kind'];
    const known = ['NO_LESSONS', 'LESSON_UNPLACED', 'LESSON_PAST', 'LESSON_CLASH'] as const;
    if (!isOf(known, code)) return code;
    // The server names the lesson in Chinese; its position gives the title in the reader's language.
    const lesson = lessons.find(({ position }) => position === params?.['position']);
    return t(`block${code}`, {
      ...params,
      ...(lesson ? { title: pickTitle(lesson.unit) } : {}),
      ...(isOf(KINDS, kind) ? { kind: t(`kind${kind}`) } : {}),
    });
  };
}
