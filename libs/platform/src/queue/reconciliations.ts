import { Injectable } from '@nestjs/common';

/** What a look found wrong and put right. */
export interface Reconciled {
  /** Messages that were missing and are written again. */
  rebuilt: number;
  /** Messages that nobody needs any more and are taken back. */
  withdrawn: number;
}

/** A lib's own comparison of its tables with the outbox. */
export interface Reconciliation {
  /** `<lib>.<noun>` */
  name: string;
  /**
   * Compares and puts right, in its own units of work. Runs in one worker at a time, but beside everything that changes
   * the same rows.
   */
  reconcile(now: Date): Promise<Reconciled>;
}

/** The comparisons that the libs of this process bring. */
@Injectable()
export class Reconciliations {
  private readonly known = new Map<string, Reconciliation>();

  /** Throws when the name is taken. */
  register(reconciliation: Reconciliation): void {
    if (this.known.has(reconciliation.name)) throw new Error(`${reconciliation.name} is registered twice`);
    this.known.set(reconciliation.name, reconciliation);
  }

  all(): Reconciliation[] {
    return [...this.known.values()];
  }
}
