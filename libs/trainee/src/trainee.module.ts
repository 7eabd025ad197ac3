import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { TraineeDirectory } from './trainee-directory.js';
import { Trainee } from './trainee.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([Trainee])],
  providers: [TraineeDirectory],
  exports: [TraineeDirectory],
})
export class TraineeModule {}
