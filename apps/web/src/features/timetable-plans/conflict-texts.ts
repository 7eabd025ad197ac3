import { nameOf, pickTitle, type TextParams, useFormat } from '../../i18n/index.js';
import { isolated } from './isolated.js';
import { useConflictStrings } from './conflict-strings.js';
import type { ConflictNames, ConflictSet, Remedy } from './types.js';

const CAUSES = [
  'NO_COMPETENT_INSTRUCTOR',
  'NO_ROOM_OF_KIND',
  'ROOM_TOO_SMALL',
  'COHORT_OVER',
  'COHORT_WINDOW',
  'LOCKED_LESSON',
  'INSTRUCTOR_DAYS',
  'INSTRUCTOR_TAKEN',
  'ROOM_DAYS',
  'ROOM_TAKEN',
  'COMBINATION',
  'NOT_FOUND_YET',
  'UNEXPLAINED',
] as const;
const WISHES = [
  'INSTRUCTOR_DAYS',
  'INSTRUCTOR_TAKEN',
  'COMPETENCE',
  'COHORT_WINDOW',
  'COHORT_TAKEN',
  'ROOM_KIND',
  'SEATS',
  'ROOM_DAYS',
  'ROOM_TAKEN',
  'KIT_TAKEN',
  'LOCK',
  'TRAVEL',
] as const;
const REMEDIES = [
  'EXTEND_STAY',
  'ADD_COMPETENCE',
  'EXTEND_COHORT',
  'UNLOCK_LESSON',
  'ALLOW_ROOM',
  'RESEAT_ROOM',
  'REOPEN_ROOM',
  'LONGER_SEARCH',
] as const;
const KNOWN_WORDS = ['CLASSROOM', 'STUDIO', 'ORCHARD', 'HALF_DAY', 'CLASS_HOUR'] as const;
const isOf = <T extends string>(list: readonly T[], value: unknown): value is T => list.some((each) => each === value);

type Params = ConflictSet['params'];
type Lesson = ConflictSet['lessons'][number];

/** Sentences about conflicts: ids become names, dates are written out, codes of a later version get a general one. */
export function useConflictText(): {
  cause: (conflict: ConflictSet) => string;
  wish: (wish: ConflictSet['wishes'][number], names: ConflictNames) => string | null;
  remedy: (remedy: Remedy) => string;
  lesson: (lesson: Lesson, names: ConflictNames) => string;
} {
  const t = useConflictStrings();
  const { date } = useFormat();

  // A kind of place may be split by class in a plan; people know it by its plain name.
  const word = (value: unknown): string => {
    const plain = typeof value === 'string' ? value.replace(/@\d+$/, '') : value;
    return isOf(KNOWN_WORDS, plain) ? t(plain) : '';
  };
  const day = (value: unknown): string => (typeof value === 'string' ? date(value, { year: false }) : '');
  const position = (code: string, unitId: string, number: number, { units }: ConflictNames): string =>
    t('lesson', { code, number, unit: units[unitId] ? pickTitle(units[unitId]) : '' });
  const nameIn = (names: ConflictNames, id: unknown): string | null => {
    if (typeof id !== 'string') return null;
    const { [id]: person } = { ...names.instructors, ...names.cohorts };
    if (person) return nameOf(person);
    const { [id]: found } = names.rooms;
    if (found) return t('roomAndPlace', { room: isolated(found.name), place: isolated(nameOf(found.place)) });
    if (names.units[id]) return pickTitle(names.units[id]);
    const lesson = names.lessons[id];
    return lesson ? position(lesson.cohortCode, lesson.unitId, lesson.position, names) : null;
  };
  const fill = (params: Params, names: ConflictNames): TextParams => {
    const people = [params['instructorIds'] ?? params['instructorId'] ?? []].flat();
    return {
      ...Object.fromEntries(
        Object.entries(params).filter((entry): entry is [string, string | number] => !Array.isArray(entry[1])),
      ),
      who: people.map((id) => nameIn(names, id) ?? t('somebody')).join(t('listSeparator')) || t('somebody'),
      cohort: nameIn(names, params['cohortId']) ?? t('aCohort'),
      unit: nameIn(names, params['unitId']) ?? t('aUnit'),
      room: nameIn(names, params['roomId']) ?? t('aRoom'),
      lesson: nameIn(names, params['lessonId']) ?? t('aLesson'),
      needs: word(params['needs']) || t('aRoom'),
      measure: word(params['unit']),
      from: day(params['fromDate'] ?? params['startsOn']),
      until: day(params['untilDate'] ?? params['endsOn']),
      date: day(params['date']),
      endsOn: day(params['endsOn']),
      closedOn: day(params['closedOn']),
    };
  };
  return {
    cause: ({ code, params, names }) =>
      isOf(CAUSES, code) ? t(`cause${code}`, fill(params, names)) : t('causeUnknown'),
    wish: ({ kind, ...params }, names) => (isOf(WISHES, kind) ? t(`wish${kind}`, fill(params, names)) : null),
    remedy: ({ kind, params, names }) =>
      isOf(REMEDIES, kind) ? t(`do${kind}`, fill(params, names)) : t('doUnknown', { kind }),
    lesson: ({ cohortId, unitId, position: number }, names) =>
      position(names.cohorts[cohortId]?.code ?? '', unitId, number, names),
  };
}
