import type { DemoEquipmentTag } from './courses.js';
import { DEMO_ORG_UNITS, INCUBATOR_KEY, MAIN_BASE_KEY } from './org-units.js';

/** A place that one lesson occupies at a time. */
export interface DemoRoom {
  readonly key: string;
  readonly orgUnitKey: string;
  readonly nameZh: string;
  readonly nameUg: string;
  readonly nameEn: string;
  /** What a course unit may need; see `DemoCourseUnit.needs`. */
  readonly tag: Exclude<DemoEquipmentTag, 'ONLINE'>;
  /** Persons. */
  readonly capacity: number;
  readonly equipment: readonly { readonly code: DemoEquipmentCode; readonly count: number }[];
}

export type DemoEquipmentCode = 'SEAT' | 'PROJECTOR' | 'LIVE_STATION' | 'PHONE_STAND' | 'RING_LIGHT' | 'MOBILE_ROUTER';

/** Room names await a native reader (handbook §5.4). */
export const ROOM_UG_NEEDS_REVIEW = true;

function classroom(orgUnitKey: string, number: number, capacity: number): DemoRoom {
  return {
    key: `${orgUnitKey}-classroom-${number}`,
    orgUnitKey,
    nameZh: `${number}号教室`,
    nameUg: `${number}-نومۇرلۇق دەرسخانا`,
    nameEn: `Classroom ${number}`,
    tag: 'CLASSROOM',
    capacity,
    equipment: [
      { code: 'SEAT', count: capacity },
      { code: 'PROJECTOR', count: 1 },
    ],
  };
}

function studio(orgUnitKey: string, number: number, capacity: number, stations: number): DemoRoom {
  return {
    key: `${orgUnitKey}-studio-${number}`,
    orgUnitKey,
    nameZh: `${number}号直播实训厅`,
    nameUg: `${number}-نومۇرلۇق نەق مەيدان مەشىق زالى`,
    nameEn: `Live training studio ${number}`,
    tag: 'STUDIO',
    capacity,
    equipment: [
      { code: 'LIVE_STATION', count: stations },
      { code: 'PHONE_STAND', count: stations * 2 },
      { code: 'RING_LIGHT', count: stations },
    ],
  };
}

function orchard(orgUnitKey: string): DemoRoom {
  return {
    key: `${orgUnitKey}-orchard`,
    orgUnitKey,
    nameZh: '果园取景点',
    nameUg: 'باغ كۆرۈنۈش نۇقتىسى',
    nameEn: 'Orchard shooting site',
    tag: 'ORCHARD',
    capacity: 60,
    equipment: [
      { code: 'PHONE_STAND', count: 20 },
      { code: 'MOBILE_ROUTER', count: 2 },
    ],
  };
}

const inventedBaseKeys = DEMO_ORG_UNITS.filter((unit) => unit.kind === 'TRAINING_BASE' && unit.isInvented).map(
  (unit) => unit.key,
);

/** Rooms are invented; a class holds 30–50 people (handbook §2.3), so each base has room for one and the main base for a larger one. */
export const DEMO_ROOMS: readonly DemoRoom[] = [
  classroom(MAIN_BASE_KEY, 1, 60),
  classroom(MAIN_BASE_KEY, 2, 60),
  studio(MAIN_BASE_KEY, 1, 60, 15),
  studio(MAIN_BASE_KEY, 2, 60, 15),
  orchard(MAIN_BASE_KEY),
  classroom(INCUBATOR_KEY, 1, 50),
  studio(INCUBATOR_KEY, 1, 50, 12),
  orchard(INCUBATOR_KEY),
  ...inventedBaseKeys.flatMap((key) => [classroom(key, 1, 50), studio(key, 1, 50, 10), orchard(key)]),
];
