import type { PlannedLesson } from './timetable-problem.js';

/**
 * Indexes of the lessons that can never start because each waits, by position or `after`, for one that waits for it.
 * Between two positions of a cohort stands one node, so that the lessons of each need not be paired.
 */
export function lessonsInCycles(lessons: readonly PlannedLesson[]): number[] {
  const graph = new Precedence(lessons.length);
  const byId = new Map(lessons.map(({ id }, i) => [id, i]));
  const cohorts = new Map<string, Map<number, number[]>>();
  for (const [i, { cohortId, position, after = [] }] of lessons.entries()) {
    const positions = cohorts.get(cohortId) ?? new Map<number, number[]>();
    cohorts.set(cohortId, positions);
    positions.set(position, [...(positions.get(position) ?? []), i]);
    for (const id of after) {
      const other = byId.get(id);
      if (other !== undefined) graph.edge(other, i);
    }
  }
  for (const positions of cohorts.values()) {
    let gate: number | null = null;
    for (const [, group] of [...positions].sort(([a], [b]) => a - b)) {
      const next = graph.node();
      for (const i of group) {
        if (gate !== null) graph.edge(gate, i);
        graph.edge(i, next);
      }
      if (gate !== null) graph.edge(gate, next);
      gate = next;
    }
  }
  return graph.stuck().filter((node) => node < lessons.length);
}

class Precedence {
  private readonly followers: number[][];
  private readonly waits: number[];

  constructor(count: number) {
    this.followers = Array.from({ length: count }, () => []);
    this.waits = Array.from({ length: count }, () => 0);
  }

  node(): number {
    this.followers.push([]);
    return this.waits.push(0) - 1;
  }

  edge(from: number, to: number): void {
    this.followers[from]?.push(to);
    this.waits[to] = (this.waits[to] ?? 0) + 1;
  }

  /** Nodes on a cycle: what remains when those that wait for nothing, and then those nobody waits for, are taken away. */
  stuck(): number[] {
    const waits = [...this.waits];
    const ready = waits.flatMap((count, node) => (count === 0 ? [node] : []));
    const left = new Set(waits.keys());
    for (let node = ready.pop(); node !== undefined; node = ready.pop()) {
      left.delete(node);
      for (const next of this.followers[node] ?? []) if ((waits[next] = (waits[next] ?? 0) - 1) === 0) ready.push(next);
    }
    for (let before = -1; before !== left.size;) {
      before = left.size;
      for (const node of [...left]) if (!this.followers[node]?.some((next) => left.has(next))) left.delete(node);
    }
    return [...left].sort((a, b) => a - b);
  }
}
