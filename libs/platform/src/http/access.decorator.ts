import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse } from '@nestjs/swagger';

export const ACCESS = 'silkcast:access';

/** What a route demands. A route that says nothing is closed, and a test fails on it. */
export type Access = { kind: 'permission'; permission: string } | { kind: 'public' } | { kind: 'signed-in' };

/** The caller needs this permission (`<noun>:<verb>`) in some role held today; row scope is checked in the query. */
export const Allow = (permission: string): MethodDecorator =>
  applyDecorators(
    SetMetadata(ACCESS, { kind: 'permission', permission } satisfies Access),
    ApiBearerAuth(),
    ApiResponse({ status: 401, description: '/problems/unauthorized' }),
    ApiResponse({ status: 403, description: '/problems/forbidden' }),
  );

/** Any signed-in person, for their own data only. */
export const AllowSignedIn = (): MethodDecorator =>
  applyDecorators(
    SetMetadata(ACCESS, { kind: 'signed-in' } satisfies Access),
    ApiBearerAuth(),
    ApiResponse({ status: 401, description: '/problems/unauthorized' }),
  );

/** Open to everybody, signed in or not. */
export const Public = (): MethodDecorator => SetMetadata(ACCESS, { kind: 'public' } satisfies Access);
