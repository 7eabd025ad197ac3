import type { FeatureRoute } from '../../ui/index.js';

const lazy: FeatureRoute['lazy'] = async () => ({ Component: (await import('./verify-page.js')).VerifyPage });

export const routes: FeatureRoute[] = [
  { path: '/verify', layout: 'public', lazy },
  { path: '/verify/:code', layout: 'public', lazy },
];
