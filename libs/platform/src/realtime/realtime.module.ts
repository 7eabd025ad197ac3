import { type DynamicModule, type InjectionToken, Module, type ModuleMetadata } from '@nestjs/common';
import { LiveAuthenticator } from './live-authenticator.js';
import { LiveHub } from './live-hub.js';
import { LiveGateway } from './live.gateway.js';

export interface LiveDoor {
  imports: NonNullable<ModuleMetadata['imports']>;
  /** A provider of `imports` that can tell who stands behind an access token. */
  authenticator: InjectionToken;
}

/** Sockets. The api has a door for clients; the worker has none and only tells the api processes what changed. */
@Module({})
export class RealtimeModule {
  static forRoot(door?: LiveDoor): DynamicModule {
    if (!door) return { module: RealtimeModule, providers: [LiveHub], exports: [LiveHub] };
    return {
      module: RealtimeModule,
      imports: door.imports,
      providers: [LiveHub, LiveGateway, { provide: LiveAuthenticator, useExisting: door.authenticator }],
      exports: [LiveHub],
    };
  }
}
