import type { FeatureRoute } from '../ui/index.js';

// The texts of all features are few and small; loaded at once, so that menus and problems have theirs on every page.
import.meta.glob('../features/*/strings.ts', { eager: true });

const modules = import.meta.glob<{ routes: FeatureRoute[] }>('../features/*/routes.tsx', { eager: true });

/** The routes of all features. */
export const featureRoutes: readonly FeatureRoute[] = Object.values(modules).flatMap((module) => module.routes);
