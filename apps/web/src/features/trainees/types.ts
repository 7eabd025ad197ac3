import type { paths } from '../../api/schema.js';
import { pickTitle } from '../../i18n/index.js';

type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

export type TraineePage = Answer<'/api/v1/trainees'>;
export type TraineeRow = TraineePage['items'][number];
export type Trainee = Answer<'/api/v1/trainees/{id}'>;
export type TraineeCohort = Trainee['cohorts'][number];
export type EnrollmentStatus = 'INVITED' | 'CONFIRMED' | 'WAITLISTED' | 'WITHDRAWN' | 'COMPLETED' | 'NOT_COMPLETED';

/** The name of the org unit that looks after the trainee. */
export const orgUnitNameOf = (row: TraineeRow): string =>
  pickTitle({ titleZh: row.orgUnitNameZh, titleUg: row.orgUnitNameUg, titleEn: row.orgUnitNameEn });
