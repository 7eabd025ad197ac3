import { Module, type DynamicModule } from '@nestjs/common';
import { CertificationModule } from '#certification';
import { CoordinationModule } from '#coordination';
import { CourseModule } from '#course';
import { ActorDirectory, IdentityModule } from '#identity';
import { OutcomesModule } from '#outcomes';
import { PlatformModule, RealtimeModule, type Config } from '#platform';
import { SchedulingModule } from '#scheduling';
import { TraineeModule } from '#trainee';

/** HTTP and sockets; nothing here runs on the queue. */
@Module({})
export class AppModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot(config),
        RealtimeModule.forRoot({ imports: [IdentityModule], authenticator: ActorDirectory }),
        IdentityModule,
        CoordinationModule,
        TraineeModule,
        SchedulingModule,
        CourseModule,
        CertificationModule,
        OutcomesModule,
      ],
    };
  }
}
