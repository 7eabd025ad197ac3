import { api, unwrap } from '../../api/index.js';
import type { ListQuery } from '../../ui/index.js';
import type { Study, StudyPage } from './types.js';

export const STUDIES_KEY = ['capacity-studies'] as const;
export const studyKey = (studyId: string): readonly string[] => [...STUDIES_KEY, 'one', studyId];

/** Studies of the reader's scope, the newest first. */
export const loadStudies = (query: ListQuery): Promise<StudyPage> =>
  unwrap<StudyPage>(api.GET('/api/v1/capacity-studies', { params: { query } }));

export const loadStudy = (studyId: string): Promise<Study> =>
  unwrap<Study>(api.GET('/api/v1/capacity-studies/{studyId}', { params: { path: { studyId } } }));
