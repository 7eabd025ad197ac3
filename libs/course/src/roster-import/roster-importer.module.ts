import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { courseEntities } from '../course.entities.js';
import { CheckRosterFileHandler } from './check-roster-file.handler.js';
import { RosterImportWorkerModule } from './roster-import-worker.module.js';
import { RosterImporter } from './roster-importer.js';
import { StartRosterImportHandler } from './start-roster-import.handler.js';

/** The import without HTTP, for the operator's tool. */
@Module({
  imports: [RosterImportWorkerModule, TypeOrmModule.forFeature(courseEntities)],
  providers: [RosterImporter, CheckRosterFileHandler, StartRosterImportHandler],
  exports: [RosterImporter],
})
export class RosterImporterModule {}
