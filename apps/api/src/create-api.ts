import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { configureHttp, fastifyAdapter, jsonLogger, logRequests, useLiveSockets, type Config } from '#platform';
import { AppModule } from './app.module.js';
import { describeApi } from './describe-api.js';
import { serveWebApp } from './serve-web-app.js';

/** The whole HTTP application, not yet listening. */
export async function createApi(config: Config): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(config), fastifyAdapter(config), {
    logger: jsonLogger(config.NODE_ENV === 'production' ? undefined : ['warn', 'error', 'fatal']),
  });
  await configureHttp(app);
  useLiveSockets(app);
  if (config.NODE_ENV === 'production') logRequests(app);
  describeApi(app);
  if (config.WEB_DIR) await serveWebApp(app, config.WEB_DIR);
  return app;
}
