import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { permissionsOf } from '#identity';
import { ACCESS, type Access } from '#platform';
import { signInAs } from '#identity/testing';
import { startTestApi, testConfig } from '#platform/testing';
import { AppModule } from '../../apps/api/src/app.module.js';

@Controller('v1/forgotten')
class ForgottenController {
  @Get()
  read(): string {
    return 'nobody said who may read this';
  }
}
@Module({ controllers: [ForgottenController] })
class ForgottenModule {}

interface Route {
  name: string;
  access: Access | undefined;
}

/** Every method that Nest serves, with what it demands. */
function routesOf(app: NestFastifyApplication): Route[] {
  const routes: Route[] = [];
  for (const module of app.get(ModulesContainer).values()) {
    for (const { metatype } of module.controllers.values()) {
      const prototype = metatype?.prototype as Record<string, object> | undefined;
      for (const name of new MetadataScanner().getAllMethodNames(prototype ?? null)) {
        const method = prototype?.[name] as object;
        if (Reflect.getMetadata('method', method) === undefined) continue;
        routes.push({
          name: `${metatype?.name}.${name}`,
          access: Reflect.getMetadata(ACCESS, method) as Access | undefined,
        });
      }
    }
  }
  return routes;
}

/** Anybody on the internet reaches these; each addition is a decision. */
const PUBLIC_ROUTES = [
  'ActivateAccountController.activate',
  'HealthController.live',
  'HealthController.ready',
  'OidcController.finish',
  'OidcController.start',
  'ReadCalendarFeedController.read',
  'ShowSignInMethodsController.demoAccounts',
  'ShowSignInMethodsController.methods',
  'SignInController.refresh',
  'SignInController.signIn',
  'SignInController.signOut',
  'VerifyCredentialController.byCode',
  'VerifyCredentialController.byNumber',
];

let app: NestFastifyApplication;
beforeAll(async () => {
  const { imports = [] } = AppModule.forRoot(await testConfig());
  // The first import is the platform, which startTestApi brings itself.
  app = await startTestApi([...(imports.slice(1) as never[]), ForgottenModule]);
});
afterAll(() => app.close());

describe('access', () => {
  it('is declared by every route, except the forgotten one of this spec', () => {
    const routes = routesOf(app);
    expect(routes.length).toBeGreaterThan(60);
    expect(routes.filter(({ access }) => !access).map(({ name }) => name)).toEqual(['ForgottenController.read']);
  });

  it('names permissions that some role has', () => {
    const known = permissionsOf(['ADMIN', 'COORDINATOR', 'INSTRUCTOR', 'TRAINEE']);
    const unknown = routesOf(app).filter(
      ({ access }) => access?.kind === 'permission' && !known.has(access.permission),
    );
    expect(unknown.map(({ name }) => name)).toEqual([]);
  });

  it('is refused on a route that declares nothing, even to an administrator', async () => {
    const admin = await signInAs(app, 'ADMIN');
    const { authorization } = admin;
    expect((await app.inject({ url: '/api/v1/forgotten', headers: { authorization } })).statusCode).toBe(403);
    expect((await app.inject({ url: '/api/v1/forgotten' })).statusCode).toBe(401);
  });

  it('keeps public routes to a list that somebody has read', () => {
    const open = routesOf(app).filter(({ access }) => access?.kind === 'public');
    expect(open.map(({ name }) => name).sort()).toEqual(PUBLIC_ROUTES);
  });
});
