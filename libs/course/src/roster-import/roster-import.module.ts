import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { CheckRosterFileController } from './check-roster-file.controller.js';
import { CheckRosterFileHandler } from './check-roster-file.handler.js';
import { RefusedRowsHandler } from './refused-rows.handler.js';
import './roster-import.events.js';
import { RosterImportsController } from './roster-imports.controller.js';
import { StartRosterImportHandler } from './start-roster-import.handler.js';

/** Dry run and import of a county team's roster workbook. */
@Module({
  imports: [IdentityModule],
  controllers: [CheckRosterFileController, RosterImportsController],
  providers: [CheckRosterFileHandler, StartRosterImportHandler, RefusedRowsHandler],
  exports: [CheckRosterFileHandler, StartRosterImportHandler],
})
export class RosterImportModule {}
