import { Injectable } from '@nestjs/common';
import { reasonRequired, type RequestContext } from '#kernel';
import { UnitOfWork } from '#platform';
import type { OutcomeFilter } from '../figures/counted.query.js';
import type { Figure } from '../figures/figures.policy.js';
import { countFigureRows, listFigureRows } from '../list-figure-rows/list-figure-rows.query.js';
import { exportTooLarge } from '../outcomes.problems.js';
import { showOverview } from '../show-overview/show-overview.query.js';
import { writeOverview } from './write-overview.js';
import { writeRows } from './write-rows.js';

export interface OutcomeFile {
  fileName: string;
  content: Buffer;
}

/** A workbook is built in memory; a year of the whole prefecture has some 9,000 person-times. */
const MOST_ROWS = 20_000;

/** Exports figures and their rows: only with a reason, and never without an audit row. */
@Injectable()
export class ExportOutcomesHandler {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async overview(context: RequestContext, filter: OutcomeFilter): Promise<OutcomeFile> {
    if (!context.reason?.trim()) throw reasonRequired();
    const overview = await this.unitOfWork.run(context, async ({ tx, audit, now }) => {
      await audit.record({
        action: 'outcome:export',
        subjectType: 'outcome',
        subjectId: 'overview',
        changes: { ...filter },
      });
      return showOverview(tx, context.actor, filter, now);
    });
    return { fileName: `outcomes-${filter.year}.xlsx`, content: await writeOverview(overview, context.locale) };
  }

  /** Throws `export-too-large` above 20,000 rows. */
  async rows(context: RequestContext, figure: Figure, filter: OutcomeFilter): Promise<OutcomeFile> {
    if (!context.reason?.trim()) throw reasonRequired();
    const rows = await this.unitOfWork.run(context, async ({ tx, audit }) => {
      if ((await countFigureRows(tx, context.actor, figure, filter)) > MOST_ROWS) throw exportTooLarge(MOST_ROWS);
      const found = await listFigureRows(tx, context.actor, figure, { ...filter, page: 1, pageSize: MOST_ROWS });
      await audit.record({
        action: 'outcome:export',
        subjectType: 'outcome',
        subjectId: figure,
        changes: { ...filter, rows: found.total },
      });
      return found.items;
    });
    return { fileName: `${figure}-${filter.year}.xlsx`, content: await writeRows(figure, rows, context.locale) };
  }
}
