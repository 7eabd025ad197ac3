import type { ComponentType } from 'react';
import type { Role } from '../api/index.js';
import type { IconName } from './icon.js';

/** A page of a feature; the router collects these from every `features/<name>/routes.tsx`. */
export interface FeatureRoute {
  /** Absolute, such as `/console/cohorts/:id`. */
  path: string;
  /** `home`: the console for staff, the trainee's layout for trainees and instructors, the public one for visitors. */
  layout: 'public' | 'trainee' | 'console' | 'home';
  lazy: () => Promise<{ Component: ComponentType }>;
  /** Permission demanded by the page; of several, any one will do. */
  permission?: string | string[];
  /** A public or home page that needs a session all the same. */
  signedIn?: boolean;
  /** A place in the menu of its layout; a home page stands in the trainee's menu (the console has its own way there). */
  nav?: {
    /** `<feature>:<key>`. */
    labelKey: string;
    /** Small comes first. */
    order: number;
    icon: IconName;
    /** Shown to these roles only. */
    roles?: Role[];
  };
}
