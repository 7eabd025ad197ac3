import { Module, type DynamicModule } from '@nestjs/common';
import { CertificationWorkerModule } from '#certification';
import { CourseWorkerModule } from '#course';
import { IdentityWorkerModule } from '#identity';
import { PlatformModule, QueueWorkerModule, RealtimeModule, type Config } from '#platform';

/** Relay and queue consumers; no route. */
@Module({})
export class WorkerModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        PlatformModule.forRoot(config, { http: false }),
        QueueWorkerModule.forRoot(config),
        RealtimeModule.forRoot(),
        IdentityWorkerModule,
        CourseWorkerModule,
        CertificationWorkerModule,
      ],
    };
  }
}
