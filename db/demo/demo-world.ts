import type { FieldCipher } from '#platform';
import type { EntityManager } from 'typeorm';
import type { DemoCourse, DemoEquipmentTag } from './courses.js';
import type { Random } from './random.js';

export interface SeededUnit {
  readonly id: string;
  readonly key: string;
  readonly classHours: number;
  readonly needs: DemoEquipmentTag;
}

export interface SeededCourse {
  readonly id: string;
  readonly course: DemoCourse;
  readonly units: readonly SeededUnit[];
}

export interface SeededRoom {
  readonly id: string;
  readonly orgUnitKey: string;
  readonly tag: DemoEquipmentTag;
}

export interface SeededInstructor {
  readonly id: string;
  readonly key: string;
  readonly personId: string;
  readonly resourceId: string;
  readonly seatOrgKey: string;
  readonly isVisiting: boolean;
  readonly teaches: ReadonlySet<string>;
}

export interface SeededTrainee {
  readonly id: string;
  readonly personId: string;
  readonly consentId: string | null;
  readonly nameZh: string;
  readonly nameUg: string | null;
  readonly nameLatin: string | null;
  readonly idMasked: string;
}

/** What the seeding steps share: where to write, and the ids of what stands already. */
export interface DemoWorld {
  readonly tx: EntityManager;
  readonly cipher: FieldCipher;
  readonly now: Date;
  /** Beijing calendar date of `now`. */
  readonly today: string;
  readonly random: Random;
  readonly orgUnits: Map<string, string>;
  readonly programmes: Map<string, string>;
  readonly courses: Map<string, SeededCourse>;
  readonly rooms: SeededRoom[];
  readonly instructors: SeededInstructor[];
  /** Trainees of each class, by its key, in the order of its roster. */
  readonly classes: Map<string, SeededTrainee[]>;
  /** Number of the next invented person. */
  nextPerson: number;
}

/** The value of a key that must be there. */
export function known<T>(map: ReadonlyMap<string, T>, key: string): T {
  const found = map.get(key);
  if (found === undefined) throw new RangeError(`unknown demo key ${key}`);
  return found;
}
