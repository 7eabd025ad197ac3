import { describe, expect, it } from '@jest/globals';
import { lessonActions, type LessonForActor } from './lesson-actions.policy.js';

const INSTRUCTOR = new Set(['lesson:teach', 'attendance:mark', 'attendance:read']);
const COORDINATOR = new Set(['attendance:read', 'attendance:correct']);
const TRAINEE = new Set(['lesson:sign-in']);
const startsAt = new Date('2024-06-06T02:00:00Z');
const at = (time: string): Date => new Date(`2024-06-06T${time}:00Z`);
const lesson: LessonForActor = {
  status: 'SCHEDULED',
  startsAt,
  cohortStatus: 'RUNNING',
  teaches: true,
  oversees: false,
  canSignIn: false,
};

describe('lessonActions', () => {
  it('lets the instructor open from two hours before, then show the code, mark, and close from the start', () => {
    expect(lessonActions(lesson, INSTRUCTOR, at('02:00'))).toEqual(['open']);
    expect(lessonActions(lesson, INSTRUCTOR, new Date(at('00:00').getTime() - 1))).toEqual([]);
    expect(lessonActions({ ...lesson, status: 'OPEN' }, INSTRUCTOR, at('01:59'))).toEqual(['show-code', 'mark']);
    expect(lessonActions({ ...lesson, status: 'OPEN' }, INSTRUCTOR, at('02:00'))).toEqual([
      'close',
      'show-code',
      'mark',
    ]);
    expect(lessonActions({ ...lesson, status: 'CLOSED' }, INSTRUCTOR, at('06:00'))).toEqual([]);
  });

  it('gives nothing to an instructor of another lesson', () => {
    expect(lessonActions({ ...lesson, status: 'OPEN', teaches: false }, INSTRUCTOR, at('02:00'))).toEqual([]);
  });

  it('lets the coordinator correct what is closed, until the cohort is decided', () => {
    const overseen = { ...lesson, status: 'CLOSED' as const, teaches: false, oversees: true };
    expect(lessonActions(overseen, COORDINATOR, at('06:00'))).toEqual(['correct']);
    expect(lessonActions({ ...overseen, status: 'OPEN' }, COORDINATOR, at('06:00'))).toEqual([]);
    expect(lessonActions({ ...overseen, cohortStatus: 'CLOSING' }, COORDINATOR, at('06:00'))).toEqual([]);
  });

  it('lets a trainee sign in', () => {
    const attended = { ...lesson, status: 'OPEN' as const, teaches: false, canSignIn: true };
    expect(lessonActions(attended, TRAINEE, at('02:00'))).toEqual(['sign-in']);
  });
});
