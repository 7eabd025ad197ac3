import { isBetter } from './annealed-search.js';
import type { SearchPoint } from './search-task.js';

const REPORT_MILLISECONDS = 200;

/** Decides when a search is to be heard, and whether its best has to be copied for it. */
export class ReportPace {
  private reportedAt = -Infinity;
  private hard = Infinity;
  private cost = Infinity;

  isDue(): boolean {
    const now = performance.now();
    if (now - this.reportedAt < REPORT_MILLISECONDS) return false;
    this.reportedAt = now;
    return true;
  }

  isNews({ hard, cost }: SearchPoint): boolean {
    if (!isBetter(hard, cost, this.hard, this.cost)) return false;
    this.hard = hard;
    this.cost = cost;
    return true;
  }
}
