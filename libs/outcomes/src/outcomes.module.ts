import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '#identity';
import { ExportOutcomesController } from './export-outcomes/export-outcomes.controller.js';
import { ExportOutcomesHandler } from './export-outcomes/export-outcomes.handler.js';
import { ListFigureRowsController } from './list-figure-rows/list-figure-rows.controller.js';
import { ListReportedFiguresController } from './list-reported-figures/list-reported-figures.controller.js';
import { ReportedFigure } from './reported-figure.entity.js';
import { ShowOverviewController } from './show-overview/show-overview.controller.js';

/** Read models over everything below; nobody imports it. */
@Module({
  imports: [IdentityModule, TypeOrmModule.forFeature([ReportedFigure])],
  controllers: [
    ShowOverviewController,
    ListReportedFiguresController,
    ExportOutcomesController,
    ListFigureRowsController,
  ],
  providers: [ExportOutcomesHandler],
})
export class OutcomesModule {}
