import type { ComponentType, ReactElement } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { Loading, type FeatureRoute } from '../ui/index.js';
import { CrashPage } from './crash-page.js';
import { featureRoutes } from './features.js';
import { Guard } from './guard.js';
import { ConsoleLayout } from './layouts/console-layout.js';
import { HomeLayout } from './layouts/home-layout.js';
import { PublicLayout } from './layouts/public-layout.js';
import { TraineeLayout } from './layouts/trainee-layout.js';
import { NotFoundPage } from './not-found-page.js';
import { Shell } from './shell.js';

const LAYOUTS: Record<FeatureRoute['layout'], ComponentType> = {
  public: PublicLayout,
  trainee: TraineeLayout,
  console: ConsoleLayout,
  home: HomeLayout,
};

/** All pages: those of the features inside their layouts, and what the shell itself shows. */
export function createRouter(): ReturnType<typeof createBrowserRouter> {
  const layouts = (Object.keys(LAYOUTS) as FeatureRoute['layout'][]).map((layout): RouteObject => ({
    Component: LAYOUTS[layout],
    children: [
      {
        // A page that breaks leaves the layout around it standing.
        errorElement: <CrashPage />,
        children: [
          ...featureRoutes.filter((route) => route.layout === layout).map(pageOf),
          ...(layout === 'public' ? [{ path: '*', Component: NotFoundPage }, ...developerPages()] : []),
        ],
      },
    ],
  }));
  return createBrowserRouter([
    { Component: Shell, errorElement: <CrashPage />, HydrateFallback: FirstLoading, children: layouts },
  ]);
}

/** Until the code of the first page is there. */
function FirstLoading(): ReactElement {
  return (
    <div className="page">
      <Loading />
    </div>
  );
}

function pageOf(route: FeatureRoute): RouteObject {
  const isOpen = route.layout === 'public' || route.layout === 'home';
  const isGuarded = !isOpen || route.signedIn === true || route.permission !== undefined;
  return {
    path: route.path,
    lazy: async () => {
      const { Component } = await route.lazy();
      const Guarded = (): ReactElement => (
        <Guard route={route}>
          <Component />
        </Guard>
      );
      return { Component: isGuarded ? Guarded : Component };
    },
  };
}

/** The kit on one page, in development only. */
function developerPages(): RouteObject[] {
  if (!import.meta.env.DEV) return [];
  return [{ path: '/dev/ui', lazy: async () => ({ Component: (await import('./kit-page.js')).KitPage }) }];
}
