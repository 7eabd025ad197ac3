import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { completeDocument } from './complete-document.js';

/** The OpenAPI 3.1 document of all routes; the web app's client is generated from it. */
export function apiDocument(app: NestFastifyApplication): OpenAPIObject {
  const description = [
    'Training of live-commerce anchors: programmes, cohorts, rosters, timetables, attendance, credentials.',
    'Errors are RFC 9457 problems with a stable `type`. Instants are UTC; dates are 北京时间 calendar days.',
    'Send `Idempotency-Key` with every write: a repeat gets the first answer.',
  ].join('\n\n');
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Silkcast 丝播')
    .setDescription(description)
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth()
    .build();
  return completeDocument(SwaggerModule.createDocument(app, config, { operationIdFactory: operationId }));
}

/** `/api/openapi.json`, and `/api/docs` to browse it. */
export function describeApi(app: NestFastifyApplication): void {
  SwaggerModule.setup('api/docs', app, () => apiDocument(app), {
    jsonDocumentUrl: 'api/openapi.json',
    customSiteTitle: 'Silkcast API',
  });
}

const operationId = (controller: string, method: string): string =>
  `${controller.replace(/Controller$/, '').replace(/^./, (first) => first.toLowerCase())}_${method}`;
