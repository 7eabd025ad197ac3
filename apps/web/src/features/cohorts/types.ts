import type { paths } from '../../api/schema.js';
import { pickTitle } from '../../i18n/index.js';
import type { Tone } from '../../ui/index.js';

type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

export type CohortPage = Answer<'/api/v1/cohorts'>;
export type CohortRow = CohortPage['items'][number];
export type Cohort = Answer<'/api/v1/cohorts/{id}'>;
export type EnrollmentPage = Answer<'/api/v1/cohorts/{cohortId}/enrollments'>;
export type EnrollmentRow = EnrollmentPage['items'][number];
export type MyEnrollmentPage = Answer<'/api/v1/me/enrollments'>;
export type MyEnrollment = MyEnrollmentPage['items'][number];
export type CourseRow = Answer<'/api/v1/courses'>['items'][number];
export type CoursePlan = Answer<'/api/v1/courses/{id}'>;
export type Programme = Answer<'/api/v1/programmes/{id}'>;
export type CohortStatus = 'OPEN' | 'RUNNING' | 'CLOSING' | 'CLOSED' | 'CANCELLED';
export type EnrollmentStatus = 'INVITED' | 'CONFIRMED' | 'WAITLISTED' | 'WITHDRAWN' | 'COMPLETED' | 'NOT_COMPLETED';

export const COHORT_STATUSES: readonly CohortStatus[] = ['OPEN', 'RUNNING', 'CLOSING', 'CLOSED', 'CANCELLED'];
export const ENROLLMENT_STATUSES: readonly EnrollmentStatus[] = [
  'INVITED',
  'CONFIRMED',
  'WAITLISTED',
  'WITHDRAWN',
  'COMPLETED',
  'NOT_COMPLETED',
];

export const COHORT_TONES: Record<CohortStatus, Tone> = {
  OPEN: 'info',
  RUNNING: 'good',
  CLOSING: 'warn',
  CLOSED: 'neutral',
  CANCELLED: 'bad',
};
export const ENROLLMENT_TONES: Record<EnrollmentStatus, Tone> = {
  INVITED: 'warn',
  CONFIRMED: 'good',
  WAITLISTED: 'info',
  WITHDRAWN: 'neutral',
  COMPLETED: 'good',
  NOT_COMPLETED: 'neutral',
};

/** The course's title, the base's and the org unit's name of a row that carries them. */
export const courseTitleOf = (row: {
  courseTitleZh: string;
  courseTitleUg: string | null;
  courseTitleEn: string | null;
}): string => pickTitle({ titleZh: row.courseTitleZh, titleUg: row.courseTitleUg, titleEn: row.courseTitleEn });
export const baseNameOf = (row: { baseNameZh: string; baseNameUg: string | null; baseNameEn: string | null }): string =>
  pickTitle({ titleZh: row.baseNameZh, titleUg: row.baseNameUg, titleEn: row.baseNameEn });
export const orgUnitNameOf = (row: CohortRow): string =>
  pickTitle({ titleZh: row.orgUnitNameZh, titleUg: row.orgUnitNameUg, titleEn: row.orgUnitNameEn });
export const programmeNameOf = (row: CohortRow): string =>
  pickTitle({ titleZh: row.programmeNameZh, titleUg: row.programmeNameUg, titleEn: row.programmeNameEn });
