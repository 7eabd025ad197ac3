import { isBetter, type AnnealedSearch } from '../core/annealed-search.js';
import type { Random } from '../core/random.js';
import { moveDelta, swapDelta } from './ctt-deltas.js';
import { CttRepair } from './ctt-repair.js';
import { startGreedily } from './ctt-start.js';
import { CttState, EMPTY } from './ctt-state.js';
import type { CttTables } from './ctt-tables.js';
import { KempeChain } from './kempe-chain.js';

/** Shares of the proposals at a feasible state, summed up, of 65,536; what remains are chains of one lecture. */
const UP_TO_FREE_MOVES = 655;
const UP_TO_ROOM_MOVES = UP_TO_FREE_MOVES + 6_554;
const UP_TO_PAIR_CHAINS = UP_TO_ROOM_MOVES + 26_214;

/** −ln of evenly spread numbers in (0, 1): drawing from a table is faster than a logarithm, and as good. */
const LOGARITHMS = Float64Array.from({ length: 4096 }, (_, index) => -Math.log((index + 0.5) / 4096));

/**
 * Annealing over timetables. A repair leads to a first feasible state. From there Kempe chains between two periods
 * change the times, so that the search stays feasible; room moves change rooms within a period; and now and then a free
 * move may break rules, which opens ways that no chain goes. The threshold is drawn before a proposal is looked at, so
 * that most proposals end after a few look-ups.
 */
export class CttSearch implements AnnealedSearch<Int32Array> {
  readonly state: CttState;
  bestHard: number;
  bestCost: number;
  private readonly bestCells: Int32Array;
  private readonly repair: CttRepair;
  private readonly chain: KempeChain;
  private isRepairing = true;

  constructor(
    readonly tables: CttTables,
    private readonly random: Random,
  ) {
    this.state = new CttState(tables);
    startGreedily(this.state, random);
    this.repair = new CttRepair(this.state, random);
    this.chain = new KempeChain(this.state);
    this.bestHard = this.state.hard;
    this.bestCost = this.state.cost;
    this.bestCells = this.state.cellOf.slice();
  }

  get hard(): number {
    return this.state.hard;
  }

  get cost(): number {
    return this.state.cost;
  }

  sweep(proposals: number, temperature: number, hardWeight: number): number {
    if (this.tables.lectureCount === 0) return 0;
    let accepted = 0;
    for (let proposal = 0; proposal < proposals; proposal++) {
      if (!this.propose(temperature, hardWeight)) continue;
      accepted++;
      if (this.state.hard <= this.bestHard) this.keepIfBetter();
    }
    return accepted;
  }

  takeBest(): Int32Array {
    return this.bestCells.slice();
  }

  returnToBest(): void {
    const { state, bestCells } = this;
    for (let lecture = 0; lecture < bestCells.length; lecture++) state.lift(lecture);
    for (let lecture = 0; lecture < bestCells.length; lecture++) state.put(lecture, bestCells[lecture]!);
  }

  restart(): void {
    for (let lecture = 0; lecture < this.bestCells.length; lecture++) this.state.lift(lecture);
    startGreedily(this.state, this.random);
    this.isRepairing = true;
  }

  /** Makes one proposal; true when it has been accepted and carried out. */
  private propose(temperature: number, hardWeight: number): boolean {
    if (this.isRepairing) {
      if (this.state.hard > 0) return this.repair.propose();
      this.isRepairing = false;
    }
    const bits = this.random.next();
    const limit = temperature * LOGARITHMS[bits >>> 20]!;
    const kind = bits & 0xffff;
    const lecture = this.random.below(this.tables.lectureCount);
    if (this.state.hard > 0 || kind < UP_TO_FREE_MOVES) return this.proposeFree(lecture, limit, hardWeight);
    if (kind < UP_TO_ROOM_MOVES) return this.proposeRoom(lecture, limit);
    return this.proposeChain(lecture, kind < UP_TO_PAIR_CHAINS, limit);
  }

  /** Another period; the lectures that are in the way there, or in the way of the partner, change periods as well. */
  private proposeChain(lecture: number, hasPartner: boolean, limit: number): boolean {
    const { state, chain } = this;
    const { roomCount } = this.tables;
    const from = state.cellOf[lecture]!;
    const here = (from / roomCount) | 0;
    const there = this.anyPeriod(lecture);
    if (there === here) return false;
    const partner = hasPartner ? state.lectureAt[from + (there - here) * roomCount]! : EMPTY;
    if (chain.build(lecture, there, partner, limit) > limit) return false;
    chain.apply();
    return true;
  }

  /** Another room in the same period; who is there gets the old one. */
  private proposeRoom(lecture: number, limit: number): boolean {
    const { roomCount } = this.tables;
    const from = this.state.cellOf[lecture]!;
    return this.exchange(lecture, from - (from % roomCount) + this.random.below(roomCount), 0, limit);
  }

  /** Any other cell, in half of the cases in the same room; who is there gets the old one. */
  private proposeFree(lecture: number, limit: number, hardWeight: number): boolean {
    const { random } = this;
    const { roomCount, openPeriods, courseOf } = this.tables;
    if (openPeriods[courseOf[lecture]!]!.length === 0) return false;
    const room = random.next() < 0 ? this.state.cellOf[lecture]! % roomCount : random.below(roomCount);
    return this.exchange(lecture, this.anyPeriod(lecture) * roomCount + room, hardWeight, limit);
  }

  private exchange(lecture: number, to: number, hardWeight: number, limit: number): boolean {
    const { state } = this;
    const { courseOf } = this.tables;
    if (to === state.cellOf[lecture]) return false;
    const other = state.lectureAt[to]!;
    // Two lectures of one course are alike.
    if (other !== EMPTY && courseOf[other] === courseOf[lecture]) return false;
    const delta =
      other === EMPTY
        ? moveDelta(state, lecture, to, hardWeight, limit)
        : swapDelta(state, lecture, other, hardWeight, limit);
    if (delta > limit) return false;
    state.exchange(lecture, to);
    return true;
  }

  /** A period at which the lecture can be held. */
  private anyPeriod(lecture: number): number {
    const open = this.tables.openPeriods[this.tables.courseOf[lecture]!]!;
    return open[this.random.below(open.length)]!;
  }

  private keepIfBetter(): void {
    const { hard, cost, cellOf } = this.state;
    if (!isBetter(hard, cost, this.bestHard, this.bestCost)) return;
    this.bestHard = hard;
    this.bestCost = cost;
    this.bestCells.set(cellOf);
  }
}
