import { isAvailableOn } from '../planner/availability.rules.js';
import { CLASS_DAY_SLOTS, CLASS_HOUR_MINUTES, dayOfDate, MAX_CLASS_HOURS_PER_DAY } from '../planner/class-day.rules.js';
import { fault, type FileFault } from './file-fault.js';
import { LONGEST_HORIZON_DAYS, type ProblemFile, SLOTS_OF_FILE } from './problem-file.schema.js';
import { periodsOf } from './to-problem.rules.js';

/** A use is looked up by each of its days. */
const MOST_DAYS_TAKEN = 366;

/** Days and hours that contradict each other: ranges that end before they begin, lessons that no slot can hold. */
export function rangeFaults(file: ProblemFile): FileFault[] {
  const { horizon } = file;
  const days = dayOfDate(horizon.until) - dayOfDate(horizon.from) + 1;
  const faults = [...turned(horizon.from, horizon.until, ['horizon'])];
  if (days > LONGEST_HORIZON_DAYS) {
    faults.push(fault(['horizon'], 'horizon-too-long', { days, most: LONGEST_HORIZON_DAYS }));
    return faults;
  }
  file.travel.closures.forEach(({ fromDate, untilDate }, i) =>
    faults.push(...turned(fromDate, untilDate, ['travel', 'closures', i])),
  );
  for (const list of ['resources', 'instructors', 'cohorts'] as const) {
    file[list].forEach((thing, i) => {
      const { availability, taken } = thing;
      if (availability !== 'ALWAYS') {
        availability.forEach(({ from, until }, j) => faults.push(...turned(from, until, [list, i, 'availability', j])));
      }
      taken.forEach((use, j) => {
        const days = Math.ceil((Date.parse(use.until) - Date.parse(use.from)) / 86_400_000);
        const path = [list, i, 'taken', j];
        if (days <= 0) faults.push(fault(path, 'turned-range', { from: use.from, until: use.until }));
        if (days > MOST_DAYS_TAKEN) faults.push(fault(path, 'taken-too-long', { days }));
      });
      if ('wishes' in thing) {
        thing.wishes.forEach(({ from, until }, j) => faults.push(...turned(from, until, [list, i, 'wishes', j])));
      }
    });
  }
  file.cohorts.forEach(({ id, startsOn, endsOn }, i) => {
    faults.push(...turned(startsOn, endsOn, ['cohorts', i]));
    if (startsOn <= endsOn && (startsOn < horizon.from || endsOn > horizon.until)) {
      faults.push(fault(['cohorts', i], 'outside-horizon', { id, from: startsOn, until: endsOn }));
    }
  });
  if (faults.length === 0) faults.push(...presenceFaults(file));
  return [...faults, ...slotFaults(file)];
}

function turned(from: string, until: string, path: readonly (string | number)[]): FileFault[] {
  return until < from ? [fault(path, 'turned-range', { from, until })] : [];
}

function presenceFaults({ horizon, instructors }: ProblemFile): FileFault[] {
  const [first, last] = [dayOfDate(horizon.from), dayOfDate(horizon.until)];
  return instructors.flatMap(({ id, availability, isVisiting }, i) => {
    const periods = periodsOf(availability);
    const path = ['instructors', i, 'availability'];
    if (isVisiting && !periods.some(({ isAvailable }) => isAvailable))
      return [fault(path, 'presence-required', { id })];
    for (let day = first; day <= last; day += 1) if (isAvailableOn(periods, null, day)) return [];
    return [fault(path, 'no-availability', { id })];
  });
}

function slotFaults({ slots, lessons }: ProblemFile): FileFault[] {
  const inOrder = slots.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  if (JSON.stringify(inOrder) !== JSON.stringify(SLOTS_OF_FILE)) {
    const text = SLOTS_OF_FILE.map(({ key, from, until }) => `${key} ${from}–${until}`).join(', ');
    return [fault(['slots'], 'other-slots', { slots: text })];
  }
  const longest = (withEvening: boolean): number =>
    Math.max(
      ...CLASS_DAY_SLOTS.filter(({ key }) => withEvening || key !== 'EVENING').map(({ from, until }) =>
        Math.min(MAX_CLASS_HOURS_PER_DAY, Math.floor((until - from) / CLASS_HOUR_MINUTES)),
      ),
    );
  const [byDay, byDayOrEvening] = [longest(false), longest(true)];
  return lessons.flatMap(({ classHours, mayBeEvening }, i) => {
    const most = mayBeEvening ? byDayOrEvening : byDay;
    return classHours > most ? [fault(['lessons', i, 'classHours'], 'lesson-too-long', { classHours, most })] : [];
  });
}
