import { NestFactory } from '@nestjs/core';
import { endWithSupervisor, jsonLogger, migrateQueue, processConfig } from '#platform';
import { WorkerModule } from './worker.module.js';

endWithSupervisor();
const config = processConfig();
if (!config.REDIS_URL) await migrateQueue(config.DATABASE_URL ?? '');
const app = await NestFactory.createApplicationContext(WorkerModule.forRoot(config), {
  logger: jsonLogger(config.isProduction ? undefined : ['warn', 'error', 'fatal']),
});
app.enableShutdownHooks();
