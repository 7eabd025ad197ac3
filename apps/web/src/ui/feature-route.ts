import type { ComponentType } from 'react';
import type { Role } from '../api/index.js';
import type { IconName } from './icon.js';

/** A page of a feature; the router collects these from every `features/<name>/routes.tsx`. */
export interface FeatureRoute {
  /** Absolute, such as `/console/cohorts/:id`. */
  path: string;
  layout: 'public' | 'trainee' | 'console';
  lazy: () => Promise<{ Component: ComponentType }>;
  /** Permission demanded by the page; of several, any one will do. */
  permission?: string | string[];
  /** A public page that needs a session all the same. */
  signedIn?: boolean;
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
