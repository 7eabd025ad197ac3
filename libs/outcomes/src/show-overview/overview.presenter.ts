import { z } from 'zod';
import { ReportedFigureRow } from '../list-reported-figures/reported-figure.presenter.js';

const Name = z.string().nullable();
const Rate = z.number().int().nullable().describe('8000 = 80.00 %, rounded down; null when there is nothing to divide');

/** The figures of a set of classes; `figures.policy.ts` defines each. */
export const OutcomeFigures = z
  .object({
    personsTrained: z
      .number()
      .int()
      .describe('Distinct persons (人数). Never add these over units: one person may be in two'),
    personTimes: z.number().int().describe('Person-times (人次); can be added'),
    classesHeld: z.number().int().describe('期 of which at least one lesson is over'),
    attendedClassHours: z.number().int().describe('课时 of 45 minutes, over all persons'),
    expectedClassHours: z.number().int(),
    attendanceRateHundredths: Rate,
    completed: z.number().int(),
    decided: z.number().int(),
    completionRateHundredths: Rate,
    credentialsIssued: z.number().int().describe('That stand; revoked ones are not counted'),
  })
  .meta({ id: 'OutcomeFigures' });
export type OutcomeFigures = z.infer<typeof OutcomeFigures>;

/** The figures of one county team or base. */
export const OutcomeUnit = z
  .object({ id: z.uuid(), nameZh: z.string(), nameUg: Name, nameEn: Name, figures: OutcomeFigures })
  .meta({ id: 'OutcomeUnit' });
export type OutcomeUnit = z.infer<typeof OutcomeUnit>;

/** A year at a glance. */
export const OutcomeOverview = z
  .object({
    year: z.number().int(),
    years: z.array(z.number().int()).describe('Years with a programme or a class, newest first'),
    totals: OutcomeFigures,
    targets: z
      .object({
        programmes: z.number().int(),
        persons: z.number().int(),
        classes: z.number().int(),
        personsReachedHundredths: Rate,
        classesReachedHundredths: Rate,
      })
      .describe('Of the programmes that the scope or the chosen unit owns; none when a base is chosen'),
    byTeam: z.array(OutcomeUnit),
    byBase: z.array(OutcomeUnit),
    reported: z.array(ReportedFigureRow).describe('Published figures of the year that count the same thing'),
  })
  .meta({ id: 'OutcomeOverview' });
export type OutcomeOverview = z.infer<typeof OutcomeOverview>;
