import { Injectable } from '@nestjs/common';
import { reasonRequired, type RequestContext } from '#kernel';
import { UnitOfWork } from '#platform';
import type { EntityManager } from 'typeorm';
import {
  type EnrollmentFilter,
  type EnrollmentRow,
  listEnrollments,
  requireReadable,
} from '../list-enrollments/list-enrollments.query.js';
import { writeEnrollments } from './write-enrollments.js';

const CHUNK = 200;

/** The search, order and state of the list that is looked at; without them everybody. */
export type ExportFilter = Pick<EnrollmentFilter, 'sort' | 'search' | 'status'>;

/** Exports who is in a cohort: only with a reason, and never without an audit row. */
@Injectable()
export class ExportEnrollmentsHandler {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async handle(
    context: RequestContext,
    cohortId: string,
    filter: ExportFilter,
  ): Promise<{ fileName: string; content: Buffer }> {
    if (!context.reason?.trim()) throw reasonRequired();
    const { code, rows } = await this.unitOfWork.run(context, async ({ tx, audit }) => {
      const cohort = await requireReadable(tx, context.actor, cohortId);
      const found = await allRows(tx, context, cohortId, filter);
      await audit.record({
        action: 'enrollment:export',
        subjectType: 'cohort',
        subjectId: cohortId,
        changes: { rows: found.length },
      });
      return { code: cohort.code, rows: found };
    });
    return {
      fileName: `enrollments-${code.replace(/[^\w-]/gu, '_')}.xlsx`,
      content: await writeEnrollments(rows, context.locale),
    };
  }
}

/** A cohort has at most 5000 seats (`ck_cohort_capacity`), so the whole list fits into memory. */
async function allRows(
  tx: EntityManager,
  { actor }: RequestContext,
  cohortId: string,
  filter: ExportFilter,
): Promise<EnrollmentRow[]> {
  const rows: EnrollmentRow[] = [];
  for (let page = 1; ; page += 1) {
    const { items, total } = await listEnrollments(tx, actor, cohortId, { ...filter, page, pageSize: CHUNK });
    rows.push(...items);
    if (rows.length >= total || items.length === 0) return rows;
  }
}
