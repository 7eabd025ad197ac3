import { addDays, beijingDate, beijingInstant, beijingTime } from '#kernel';

/** How long before a lesson people are reminded of it, the earliest first. */
export const REMINDER_LEADS = ['WEEK', 'DAY', 'HOUR'] as const;
export type ReminderLead = (typeof REMINDER_LEADS)[number];

export interface Reminder {
  lead: ReminderLead;
  at: Date;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const BEFORE_START: Record<ReminderLead, number> = { WEEK: 7 * DAY, DAY, HOUR };
/** In the morning after quiet hours a reminder is still useful if that much is left. */
const USEFUL: Record<ReminderLead, number> = { WEEK: 6 * DAY, DAY: 18 * HOUR, HOUR: 30 * MINUTE };

/** Nobody's phone rings from 22:00 to 08:00 北京时间. */
export const QUIET_FROM = '22:00';
export const QUIET_UNTIL = '08:00';
/** What would ring in the quiet hours and cannot wait for the morning comes in the evening before them. */
const EVENING = '20:00';

export function isQuiet(instant: Date): boolean {
  const time = beijingTime(instant);
  return time >= QUIET_FROM || time < QUIET_UNTIL;
}

/** The instant itself, or the end of the quiet hours that it falls in. */
export function afterQuietHours(instant: Date): Date {
  if (!isQuiet(instant)) return instant;
  const date = beijingDate(instant);
  return beijingInstant(beijingTime(instant) >= QUIET_FROM ? addDays(date, 1) : date, QUIET_UNTIL);
}

/**
 * When people are reminded of a lesson: 7 days, 1 day and 1 hour before. None comes in the quiet hours: it waits for
 * their end if that leaves enough time (6 days, 18 hours, 30 minutes), else it comes at 20:00 of the evening before
 * them. In order of time, all before the start.
 */
export function reminderTimes(startsAt: Date): Reminder[] {
  return REMINDER_LEADS.map((lead) => ({ lead, at: outsideQuietHours(lead, startsAt) }));
}

function outsideQuietHours(lead: ReminderLead, startsAt: Date): Date {
  const due = new Date(startsAt.getTime() - BEFORE_START[lead]);
  if (!isQuiet(due)) return due;
  const morning = afterQuietHours(due);
  if (startsAt.getTime() - morning.getTime() >= USEFUL[lead]) return morning;
  return beijingInstant(addDays(beijingDate(morning), -1), EVENING);
}

/**
 * What of it is still to be queued at `now`, when a lesson is published or moved. A time that has passed is dropped;
 * only the one of a day before comes late (at once, or after the quiet hours) as long as the one of an hour before is
 * still ahead. A week is told by the news of the timetable itself, and nobody needs to hear of fourteen lessons at once.
 */
export function remindersToQueue(startsAt: Date, now: Date): Reminder[] {
  const times = reminderTimes(startsAt);
  const ahead = times.filter(({ at }) => at > now);
  if (ahead.length !== 1) return ahead;
  const [hour] = ahead;
  const late = afterQuietHours(now);
  return hour && late < hour.at ? [{ lead: 'DAY', at: late }, hour] : ahead;
}

/** Whether the next reminder is due as well, so that this one has nothing to add. */
export function isOvertaken(lead: ReminderLead, startsAt: Date, now: Date): boolean {
  const next = REMINDER_LEADS[REMINDER_LEADS.indexOf(lead) + 1];
  return reminderTimes(startsAt).some((reminder) => reminder.lead === next && reminder.at <= now);
}
