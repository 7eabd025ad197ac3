import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '#identity';
import './coordination.constraints.js';
import { ListProgrammesController } from './list-programmes/list-programmes.controller.js';
import { OpenProgrammeController } from './open-programme/open-programme.controller.js';
import { OpenProgrammeHandler } from './open-programme/open-programme.handler.js';
import { ProgrammeDirectory } from './programme/programme-directory.js';
import { Programme } from './programme/programme.entity.js';
import { ShowProgrammeController } from './show-programme/show-programme.controller.js';
import { UpdateProgrammeController } from './update-programme/update-programme.controller.js';
import { UpdateProgrammeHandler } from './update-programme/update-programme.handler.js';

/** Programmes and their targets. */
@Module({
  imports: [IdentityModule, TypeOrmModule.forFeature([Programme])],
  controllers: [OpenProgrammeController, ListProgrammesController, ShowProgrammeController, UpdateProgrammeController],
  providers: [OpenProgrammeHandler, UpdateProgrammeHandler, ProgrammeDirectory],
  exports: [ProgrammeDirectory],
})
export class CoordinationModule {}
