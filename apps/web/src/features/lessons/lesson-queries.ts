import type { QueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../api/index.js';
import type { LessonDetail, MyEnrollmentPage, MyLessonPage, SignInResult } from './types.js';

export type When = 'UPCOMING' | 'PAST';

export const MY_LESSONS_KEY = ['me', 'lessons'] as const;
export const MY_ENROLLMENTS_KEY = ['me', 'enrollments'] as const;
export const lessonKey = (lessonId: string): readonly string[] => ['lesson', lessonId];
export const attendanceKey = (lessonId: string): readonly string[] => ['attendance', lessonId];

export const loadMyLessons = (when: When, page: number, pageSize: number): Promise<MyLessonPage> =>
  unwrap<MyLessonPage>(api.GET('/api/v1/me/lessons', { params: { query: { when, page, pageSize } } }));

export const loadMyEnrollments = (): Promise<MyEnrollmentPage> =>
  unwrap<MyEnrollmentPage>(api.GET('/api/v1/me/enrollments', { params: { query: { page: 1, pageSize: 100 } } }));

export const loadLesson = (lessonId: string): Promise<LessonDetail> =>
  unwrap<LessonDetail>(api.GET('/api/v1/lessons/{lessonId}', { params: { path: { lessonId } } }));

/** Signs in; `seenAt` says when a phone without network saw the code. Repeating gives the same answer. */
export const signIn = (lessonId: string, code: string, seenAt?: string): Promise<SignInResult> =>
  unwrap<SignInResult>(
    api.POST('/api/v1/lessons/{lessonId}/sign-in', {
      params: { path: { lessonId } },
      body: { code, ...(seenAt ? { seenAt } : {}) },
    }),
  );

/** After a sign-in or a change of a lesson: all that shows its state or the hours counted. */
export function lessonChanged(queries: QueryClient, lessonId: string): void {
  for (const queryKey of [
    MY_LESSONS_KEY,
    MY_ENROLLMENTS_KEY,
    lessonKey(lessonId),
    attendanceKey(lessonId),
    ['lessons-today'],
    ['cohort-attendance'],
  ]) {
    void queries.invalidateQueries({ queryKey });
  }
}
