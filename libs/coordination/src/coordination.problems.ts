import { Problem, type ProblemError } from '#kernel';

/** One org unit has one programme of a name in a year. */
export const programmeNameTaken = (): Problem =>
  new Problem('programme-name-taken', 409, {
    title: 'This org unit already has a programme of this name in this year',
    errors: [{ pointer: '/nameZh', code: 'name-taken' }],
  });

/** The plan itself is not possible; each fault names its field. */
export const programmeRefused = (errors: ProblemError[]): Problem =>
  new Problem('programme-refused', 422, { title: 'This programme is not possible', errors });

/** Cohorts lie inside the dates of their programme, so these only grow. */
export const programmeDatesNarrowed = (): Problem =>
  new Problem('programme-dates-narrowed', 409, {
    title: 'The dates of an opened programme may only become wider: its cohorts rely on them',
    errors: [{ pointer: '/startsOn', code: 'narrowed' }],
  });
