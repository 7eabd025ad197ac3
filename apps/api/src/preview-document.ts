import { fastifyAdapter, readConfig } from '#platform';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { AppModule } from './app.module.js';
import { apiDocument } from './describe-api.js';

/** The document of the code as it is, without a database: preview mode builds the module graph only. */
export async function previewDocument(): Promise<OpenAPIObject> {
  const config = readConfig({
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
    FIELD_KEYS: `1:${'0'.repeat(64)}`,
    LOOKUP_KEY: '0'.repeat(64),
    TOKEN_KEY: '0'.repeat(64),
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(config), fastifyAdapter(config), {
    preview: true,
    logger: ['error', 'fatal'],
  });
  app.setGlobalPrefix('api', { exclude: ['healthz', 'readyz'] });
  return apiDocument(app);
}
