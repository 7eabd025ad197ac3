/*
 * What calendars of lessons are made of; the calendar of the whole scope and that of one class share it.
 *
 * <TimeGrid> days and hours, <Agenda> a list, <LessonBlock> one lesson; all take `CalendarEntry`.
 * const move = useLessonMove(days, onChanged): a lesson taken up, its places, dropping it, undo, fixing it. Views get it;
 * <MoveNotices> above and <MoveBar> below them say what happens; <LessonSheet> is the window of one lesson.
 * Own views: `data-lesson` on lessons and <OpenSlot>/<BlockedSlot> for places make usePickUp and useCalendarKeys work.
 */
export { Agenda, type AgendaProps } from './agenda.js';
export { CancelLessonDialog, type CancelLessonDialogProps } from './cancel-lesson.js';
export {
  clockOf,
  daysFrom,
  hoursFor,
  isDate,
  layoutDay,
  minutesOf,
  mondayOf,
  plusDays,
  today,
} from './calendar-days.js';
export {
  isCancellable,
  isMovable,
  LESSON_TONES,
  SHADES,
  type CalendarEntry,
  type LessonStatus,
} from './calendar-entry.js';
export { DragGhost } from './drag-ghost.js';
export { LessonBlock } from './lesson-block.js';
export { PLACES_KEY, type BlockedTime, type LessonPlace, type LessonPlaces } from './lesson-places.js';
export { LessonSheet } from './lesson-sheet.js';
export { MoveBar, MoveNotices } from './move-bar.js';
export { BlockedSlot, OpenSlot } from './place-slot.js';
export { useClashText } from './place-words.js';
export { TimeGrid } from './time-grid.js';
export { useCalendarKeys } from './use-calendar-keys.js';
export { useDayInView } from './use-day-in-view.js';
export { useLessonMove, type LessonMove } from './use-lesson-move.js';
export { usePickUp } from './use-pick-up.js';
export { useWide } from './use-wide.js';
export { useWidth } from './use-width.js';
