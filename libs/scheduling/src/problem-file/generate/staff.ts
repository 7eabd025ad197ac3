import type { Random } from '../../core/random.js';
import { dateOfDay } from '../../planner/class-day.rules.js';
import type { ProblemFileInput } from '../problem-file.schema.js';
import { ORDINARY_UNITS, type OutlineUnit, SPECIAL_UNITS } from './course-outline.js';
import { Diary, type Stretch } from './diary.js';

type InstructorInput = ProblemFileInput['instructors'][number];
type ResourceInput = NonNullable<ProblemFileInput['resources']>[number];

interface Member {
  input: InstructorInput;
  region: string;
  teaches: ReadonlySet<string>;
  /** First and last day of a stay; null for residents. */
  stay: readonly [number, number] | null;
}

/** Length of a visit: two weeks. */
const STAY_DAYS = 14;

/** Rooms, kits and people of all county teams; more are found when a lesson of the witness would have none. */
export class Staff {
  readonly members: Member[] = [];
  readonly resources: ResourceInput[] = [];
  readonly diary = new Diary();

  constructor(private readonly random: Random) {}

  /** Somebody who can teach it then and there; null: nobody, and this time nobody new is found either. */
  instructorFor(unit: OutlineUnit, region: string, placeId: string | null, day: number, time: Stretch): string | null {
    const isFree = (member: Member): boolean =>
      member.teaches.has(unit.id) &&
      (member.stay === null || (member.stay[0] <= day && day <= member.stay[1])) &&
      this.diary.isFree(member.input.id, day, time) &&
      this.diary.canBeAt(member.input.id, day, placeId) &&
      this.diary.minutesOn(member.input.id, day) + time.until - time.from <= 360;
    const near = this.members.filter((member) => member.region === region || member.stay !== null);
    const found = near.find(isFree);
    if (found) return found.input.id;
    // Rather another day than one more person, mostly.
    if (this.random.unit() < 0.6 && near.some(({ teaches }) => teaches.has(unit.id))) return null;
    return this.hire(unit, region, day);
  }

  /** A room of that kind at the place, big enough and free; one more when all are taken and the place may grow. */
  roomFor(needs: string, placeId: string, seats: number, day: number, time: Stretch): string | null {
    const rooms = this.resources.filter(
      ({ kind, place, offers, capacity }) =>
        kind === 'ROOM' && place === placeId && offers?.includes(needs) && (capacity ?? 0) >= seats,
    );
    const isOpen = ({ opensOn }: ResourceInput): boolean => !opensOn || opensOn <= dateOfDay(day);
    const free = rooms.find((room) => isOpen(room) && this.diary.isFree(room.id, day, time));
    if (free) return free.id;
    if (rooms.length > 0 && this.random.unit() < 0.7) return null;
    return this.build({
      kind: 'ROOM',
      place: placeId,
      capacity: Math.max(seats, 34 + this.random.below(7)),
      offers: needs === 'STUDIO' ? ['STUDIO', 'LIVE_ROOM'] : [needs],
      ...(this.random.unit() < 0.1 && { opensOn: dateOfDay(day - this.random.below(10)) }),
    });
  }

  /** A live account or studio kit of the place. */
  kitFor(placeId: string, day: number, time: Stretch): string {
    const kits = this.resources.filter(({ kind, place }) => kind === 'KIT' && place === placeId);
    const free = kits.find(({ id }) => this.diary.isFree(id, day, time));
    return free?.id ?? this.build({ kind: 'KIT', place: placeId });
  }

  private build(given: Omit<ResourceInput, 'id'>): string {
    const id = `${given.kind === 'KIT' ? 'kit' : 'room'}-${this.resources.length + 1}`;
    this.resources.push({ id, ...given });
    return id;
  }

  private hire(unit: OutlineUnit, region: string, day: number): string {
    const id = `instructor-${this.members.length + 1}`;
    const units = unit.isSpecial ? SPECIAL_UNITS : ORDINARY_UNITS;
    const teaches = units.filter((other) => other === unit.id || this.random.unit() < 0.5);
    const from = day - this.random.below(7);
    const stay = unit.isSpecial ? ([from, from + STAY_DAYS - 1] as const) : null;
    const input: InstructorInput = {
      id,
      place: region,
      teaches,
      availability: stay ? [{ from: dateOfDay(stay[0]), until: dateOfDay(stay[1]) }] : 'ALWAYS',
      ...(stay && { isVisiting: true }),
    };
    this.members.push({ input, region, teaches: new Set(teaches), stay });
    return id;
  }
}
