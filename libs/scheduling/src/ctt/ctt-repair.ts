import type { Random } from '../core/random.js';
import { EMPTY, type CttState } from './ctt-state.js';

/** In broken rules. Above the first nothing gets better, below the second nothing gets worse. */
const HOT = 0.6;
const COLD = 0.1;
/** Proposals of the first cooling; each further one takes twice as many, up to the most. */
const FIRST_CYCLE = 250_000;
const LONGEST_CYCLE = 8_000_000;

/**
 * The way to a first feasible state: an annealing of its own that looks at broken rules only, again and again. A delta
 * is two or four look-ups, so that a cooling takes a fraction of a second; wishes have their turn afterwards.
 */
export class CttRepair {
  private cycle = FIRST_CYCLE;
  private step = 0;
  private temperature = HOT;

  constructor(
    private readonly state: CttState,
    private readonly random: Random,
  ) {}

  /** Proposes one move or swap and carries it out when it is accepted. */
  propose(): boolean {
    const { state, random } = this;
    const { roomCount, courseOf, lectureCount, openPeriods } = state.tables;
    this.cool();
    const lecture = random.below(lectureCount);
    const open = openPeriods[courseOf[lecture]!]!;
    if (open.length === 0) return false;
    const period = open[random.below(open.length)]!;
    const here = (state.cellOf[lecture]! / roomCount) | 0;
    const to = period * roomCount + random.below(roomCount);
    const other = state.lectureAt[to]!;
    if (period === here || (other !== EMPTY && courseOf[other] === courseOf[lecture])) return false;
    const delta = this.change(courseOf[lecture]!, other === EMPTY ? EMPTY : courseOf[other]!, here, period);
    if (delta > 0 && random.unit() >= Math.exp(-delta / this.temperature)) return false;
    state.exchange(lecture, to);
    return true;
  }

  private cool(): void {
    if (this.step++ % 256 === 0) this.temperature = HOT * (COLD / HOT) ** (this.step / this.cycle);
    if (this.step < this.cycle) return;
    this.step = 0;
    this.cycle = Math.min(LONGEST_CYCLE, this.cycle * 2);
  }

  /** Change of the broken rules when a course goes there and, if it is one, another comes here. */
  private change(course: number, other: number, here: number, there: number): number {
    const { tables, faults } = this.state;
    const { courseCount, inConflict } = tables;
    const delta = faults[there * courseCount + course]! - faults[here * courseCount + course]! + 1;
    if (other === EMPTY) return delta;
    const back = faults[here * courseCount + other]! - faults[there * courseCount + other]! + 1;
    return delta + back - 2 * inConflict[course * (courseCount + 1) + other]!;
  }
}
