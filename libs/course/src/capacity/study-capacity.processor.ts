import { Inject, Injectable } from '@nestjs/common';
import { Clock, type RequestContext } from '#kernel';
import { type JobProgress, JobRuns, OnMessage, type QueuedMessage, UnitOfWork } from '#platform';
import { Bookings, type TimetablePlanner, TIMETABLE_PLANNER } from '#scheduling';
import type { CapacityOption, StoredCapacityResult } from './capacity-option.js';
import { withOption } from './capacity-option.rules.js';
import { CAPACITY_STUDY_REQUESTED } from './capacity.events.js';
import { readStudyWorld, type StudyWorld } from './capacity-world.query.js';
import { lastDayOf, utilizationOf } from './utilization.rules.js';

/** The same for all options, so that they differ by what they add and not by luck. */
const SEED = 1;

interface Study {
  options: CapacityOption[];
  seconds: number;
  results: StoredCapacityResult[];
  cohortIds: string[];
}

/** Plans each option of a study; one that is done is kept, so it may be killed anywhere and called again. */
@Injectable()
export class StudyCapacityProcessor {
  constructor(
    private readonly jobRuns: JobRuns,
    private readonly unitOfWork: UnitOfWork,
    private readonly bookings: Bookings,
    private readonly clock: Clock,
    @Inject(TIMETABLE_PLANNER) private readonly planner: TimetablePlanner,
  ) {}

  @OnMessage({ topic: CAPACITY_STUDY_REQUESTED, consumer: 'course.study-capacity', queue: 'work' })
  async handle({ payload }: Pick<QueuedMessage, 'payload'>, context: RequestContext): Promise<void> {
    const studyId = String(payload['studyId']);
    await this.jobRuns.perform(String(payload['jobId']), (progress) => this.study(context, studyId, progress));
  }

  private async study(
    context: RequestContext,
    studyId: string,
    progress: JobProgress,
  ): Promise<Record<string, unknown>> {
    const study = await this.read(context, studyId);
    const world = await this.unitOfWork.run(context, ({ tx }) =>
      readStudyWorld(tx, this.bookings, study.cohortIds, study.options, this.clock.now()),
    );
    const done = new Set(study.results.map(({ option }) => option));
    const total = study.options.length + 1;
    await progress.report(done.size, total);
    for (let option = -1; option < study.options.length; option += 1) {
      if (done.has(option)) continue;
      const result = await this.plan(world, option, study, () => progress.report(done.size, total));
      await this.keep(context, studyId, result);
      done.add(option);
      // A wish to stop that comes with the last option comes too late: the study is complete.
      if (done.size < total) await progress.report(done.size, total);
    }
    return { studyId, options: study.options.length };
  }

  private async plan(
    { problem: asIs, needsAt }: StudyWorld,
    option: number,
    { options, seconds }: Study,
    onProgress: () => Promise<void>,
  ): Promise<StoredCapacityResult> {
    const problem = withOption(asIs, options[option] ?? null, needsAt);
    const plan = await this.planner.solve(problem, { seconds, seed: SEED, onProgress });
    return {
      option,
      lessons: problem.lessons.length,
      unplaced: plan.unplaced.length,
      cost: plan.cost,
      parts: plan.parts,
      lastDay: lastDayOf(plan),
      utilization: utilizationOf(problem, plan),
    };
  }

  private read(context: RequestContext, studyId: string): Promise<Study> {
    return this.unitOfWork.run(context, async ({ tx }) => {
      const [study]: Study[] = await tx.query(
        `select s.options, s.seconds, s.results,
                (select json_agg(x.cohort_id order by x.cohort_id) from capacity_study_cohort x
                 where x.capacity_study_id = s.id) as "cohortIds"
         from capacity_study s where s.id = $1`,
        [studyId],
      );
      if (!study) throw new Error('a capacity study without a row');
      return study;
    });
  }

  private async keep(context: RequestContext, studyId: string, result: StoredCapacityResult): Promise<void> {
    await this.unitOfWork.run(context, ({ tx }) =>
      tx.query(`update capacity_study set results = results || $2::jsonb where id = $1`, [
        studyId,
        JSON.stringify([result]),
      ]),
    );
  }
}
