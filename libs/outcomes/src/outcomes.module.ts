import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ReportedFigure } from './reported-figure.entity.js';

/** Read models over everything below; nobody imports it. */
@Module({ imports: [TypeOrmModule.forFeature([ReportedFigure])] })
export class OutcomesModule {}
