import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Clock, SystemClock } from '#kernel';
import { CONFIG, type Config } from './config/config.js';
import { ensureSecrets } from './config/secrets.js';
import { FieldCipher } from './crypto/field-cipher.js';
import { dataSourceOptions } from './database/data-source.js';
import { UnitOfWork } from './database/unit-of-work.js';
import { HealthController } from './health/health.controller.js';
import { JobRun } from './job-run/job-run.entity.js';
import { JobRuns } from './job-run/job-runs.js';
import { WatchJobController } from './job-run/watch-job.controller.js';
import { Reconciliations } from './queue/reconciliations.js';
import { LiveChanges } from './realtime/live-changes.js';
import { LiveSources } from './realtime/live-sources.js';
import { SECRETS } from './config/secrets-token.js';

/** What every lib may use. Global, because each of its providers is a capability of the process, not of a feature. */
@Module({})
export class PlatformModule {
  static forRoot(config: Config, options: { http: boolean } = { http: true }): DynamicModule {
    const secrets = ensureSecrets(config);
    return {
      module: PlatformModule,
      global: true,
      imports: [
        TypeOrmModule.forRoot({
          ...dataSourceOptions({ url: config.DATABASE_URL ?? '', poolSize: config.DATABASE_POOL }),
          autoLoadEntities: true,
          retryAttempts: 5,
          retryDelay: 1000,
        }),
        TypeOrmModule.forFeature([JobRun]),
      ],
      controllers: options.http ? [HealthController, WatchJobController] : [],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: SECRETS, useValue: secrets },
        { provide: Clock, useClass: SystemClock },
        { provide: FieldCipher, useValue: new FieldCipher(secrets) },
        UnitOfWork,
        JobRuns,
        LiveChanges,
        LiveSources,
        Reconciliations,
      ],
      exports: [
        CONFIG,
        SECRETS,
        Clock,
        FieldCipher,
        UnitOfWork,
        JobRuns,
        LiveChanges,
        LiveSources,
        Reconciliations,
        TypeOrmModule,
      ],
    };
  }
}
