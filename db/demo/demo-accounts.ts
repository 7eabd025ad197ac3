import { DEMO_PASSWORD } from '../../libs/identity/src/sign-in/demo-password.js';
import { RECENT_CITY_COHORT_KEY } from './cohort-plans.js';

export type DemoRole = 'ADMIN' | 'COORDINATOR' | 'INSTRUCTOR' | 'TRAINEE';

/** What somebody needs to look round in the demo. */
export interface DemoAccount {
  role: DemoRole;
  displayName: string;
  mobile: string;
  password: string;
}

export const DEMO_MOBILES: Record<DemoRole, string> = {
  ADMIN: '19900000001',
  COORDINATOR: '19900000002',
  INSTRUCTOR: '19900000003',
  TRAINEE: '19900000004',
};

/** Mobile numbers of trainees who can sign in: by class, in the order of its new persons. */
export const DEMO_ROSTER_ACCOUNTS: Readonly<Record<string, readonly string[]>> = {
  [RECENT_CITY_COHORT_KEY]: [DEMO_MOBILES.TRAINEE],
};

/** Key of the instructor who can sign in and who teaches the class that runs now. */
export const DEMO_INSTRUCTOR_KEY = 'instructor-02';

export function demoAccount(role: DemoRole, displayName: string): DemoAccount {
  return { role, displayName, mobile: DEMO_MOBILES[role], password: DEMO_PASSWORD };
}
