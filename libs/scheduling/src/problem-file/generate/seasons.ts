import type { Random } from '../../core/random.js';
import { dateOfDay, instantOn } from '../../planner/class-day.rules.js';
import { instantText } from '../instant-text.js';
import type { ProblemFileInput } from '../problem-file.schema.js';
import type { Staff } from './staff.js';

type Wishes = ProblemFileInput['cohorts'][number]['wishes'];

/** Weeks in which a county is in the fields (handbook §6, seasons): walnuts in September, cotton, apples, jujubes. */
const HARVESTS: Readonly<Record<string, readonly [string, string]>> = {
  '652901': ['2027-10-25', '2027-11-07'],
  '652922': ['2027-09-06', '2027-09-19'],
  '652924': ['2027-10-04', '2027-10-17'],
  '652925': ['2027-09-13', '2027-09-26'],
  '652927': ['2027-09-06', '2027-09-19'],
  '652928': ['2027-10-11', '2027-10-24'],
  '659002': ['2027-11-01', '2027-11-14'],
};

export function harvestWishes(region: string): Wishes {
  const [from, until] = HARVESTS[region] ?? [];
  return from && until ? [{ from, until, points: 2 }] : [];
}

/** Residents are away for some days on which the witness does not need them, and rather would be on some others. */
export function addDaysAway(staff: Staff, random: Random, firstDay: number, lastDay: number): void {
  const span = lastDay - firstDay + 1;
  for (const { input, stay } of staff.members) {
    if (stay) continue;
    const away: number[] = [];
    for (let tries = 0; tries < 8; tries += 1) {
      const day = firstDay + random.below(span);
      if (staff.diary.isFreeDay(input.id, day) && !away.includes(day)) away.push(day);
    }
    const [taken, ...days] = away;
    const sorted = days.sort((a, b) => a - b);
    if (sorted.length > 0) {
      input.availability = [
        { from: dateOfDay(firstDay), until: dateOfDay(lastDay) },
        ...sorted.map((day) => ({ from: dateOfDay(day), until: dateOfDay(day), isAvailable: false })),
      ];
    }
    if (taken !== undefined && random.unit() < 0.3) {
      input.taken = [
        { from: instantText(instantOn(taken, 960)), until: instantText(instantOn(taken, 1080)), for: 'meeting' },
      ];
    }
    if (random.unit() < 0.3) {
      const day = firstDay + random.below(span);
      input.wishes = [{ from: dateOfDay(day), until: dateOfDay(day), slots: ['MORNING'], points: 1 }];
    }
  }
}
