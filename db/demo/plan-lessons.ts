import { addDays, beijingInstant } from '#kernel';
import type { DemoEquipmentTag } from './courses.js';
import type { DemoWorld, SeededInstructor, SeededUnit } from './demo-world.js';

/** A half-day holds four class hours of 45 minutes (handbook §2.3). */
const HALF_DAY = 4;
const MINUTES_PER_CLASS_HOUR = 45;
const HALF_DAY_STARTS = ['10:00', '16:00'] as const;

export interface LessonPiece {
  readonly unit: SeededUnit;
  /** From 1, in the order of the course. */
  readonly position: number;
  readonly classHours: number;
}

export interface PlacedLesson extends LessonPiece {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly instructor: SeededInstructor;
  /** `null` for a lesson that is online only. */
  readonly roomId: string | null;
}

/** The course cut into half-days, in its own order. */
export function lessonPieces(units: readonly SeededUnit[]): LessonPiece[] {
  const pieces = units.flatMap((unit) =>
    Array.from({ length: Math.ceil(unit.classHours / HALF_DAY) }, (_, i) => ({
      unit,
      classHours: Math.min(HALF_DAY, unit.classHours - i * HALF_DAY),
    })),
  );
  return pieces.map((piece, i) => ({ ...piece, position: i + 1 }));
}

/** Two half-days a day from the first day on. */
export function placeOnDays(
  world: DemoWorld,
  pieces: readonly LessonPiece[],
  baseKey: string,
  startsOn: string,
): PlacedLesson[] {
  return pieces.map((piece, i) => {
    const startsAt = beijingInstant(addDays(startsOn, Math.floor(i / 2)), HALF_DAY_STARTS[i % 2 === 0 ? 0 : 1]);
    return placeAt(world, piece, baseKey, startsAt);
  });
}

/** The piece at that time, with the first room of the base that fits and somebody who can teach it. */
export function placeAt(
  world: DemoWorld,
  piece: LessonPiece,
  baseKey: string,
  startsAt: Date,
  instructor = teacherOf(world, piece.unit.key, baseKey),
): PlacedLesson {
  const endsAt = new Date(startsAt.getTime() + piece.classHours * MINUTES_PER_CLASS_HOUR * 60_000);
  return { ...piece, startsAt, endsAt, instructor, roomId: roomOf(world, piece.unit.needs, baseKey) };
}

/** Of the base if possible, else whoever knows the unit; visiting teachers only when nobody local does. */
function teacherOf({ instructors }: DemoWorld, unitKey: string, baseKey: string): SeededInstructor {
  const able = instructors.filter(({ teaches }) => teaches.has(unitKey));
  const found =
    able.find((one) => one.seatOrgKey === baseKey && !one.isVisiting) ?? able.find((one) => !one.isVisiting) ?? able[0];
  if (!found) throw new RangeError(`nobody teaches ${unitKey}`);
  return found;
}

function roomOf({ rooms }: DemoWorld, tag: DemoEquipmentTag, baseKey: string): string | null {
  if (tag === 'ONLINE') return null;
  const room = rooms.find((one) => one.orgUnitKey === baseKey && one.tag === tag);
  if (!room) throw new RangeError(`${baseKey} has no ${tag}`);
  return room.id;
}
