import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Clock, SystemClock, type RequestContext } from '#kernel';
import { DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import { Audit } from '../audit/audit.js';
import { Outbox } from '../outbox/outbox.js';
import { claimIdempotencyKey, storeIdempotentResponse } from './idempotency.js';
import { problemOfConstraint } from './constraint-problems.js';

/** What a use case gets: one transaction, and the rows that commit with it. */
export interface Work {
  tx: EntityManager;
  outbox: Outbox;
  audit: Audit;
  /** One instant for the whole use case. */
  now: Date;
  /** Runs once the transaction is committed and never otherwise; a fault in it changes nothing (sockets, caches). */
  afterCommit: (effect: () => void | Promise<void>) => void;
}

const RETRIES = 3;
const RETRIED = new Set(['40001', '40P01']);

/**
 * The only place that starts a transaction (lint). State, audit row, outbox row and idempotency key commit together or
 * not at all; the whole work is repeated on a serialization failure or a deadlock, so it must not touch
 * anything outside the transaction.
 */
@Injectable()
export class UnitOfWork {
  private readonly logger = new Logger('UnitOfWork');

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Runs `work` in a transaction; a repeated Idempotency-Key returns the stored answer without running it. */
  async run<T>(context: RequestContext, work: (work: Work) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.attempt(context, work);
      } catch (error) {
        const code = sqlState(error);
        if (code && RETRIED.has(code) && attempt < RETRIES) continue;
        throw problemOfConstraint(error) ?? error;
      }
    }
  }

  private async attempt<T>(context: RequestContext, work: (work: Work) => Promise<T>): Promise<T> {
    const now = this.clock.now();
    const effects: (() => void | Promise<void>)[] = [];
    const answer = await this.dataSource.transaction(async (tx) => {
      const claim = await claimIdempotencyKey(tx, context);
      if (claim.kind === 'replay') return claim.response as T;
      const result = await work({
        tx,
        outbox: new Outbox(tx),
        audit: new Audit(tx, context),
        now,
        afterCommit: (effect) => effects.push(effect),
      });
      if (claim.kind === 'claimed') await storeIdempotentResponse(tx, context, result);
      return result;
    });
    for (const effect of effects) await this.settle(effect);
    return answer;
  }

  private async settle(effect: () => void | Promise<void>): Promise<void> {
    try {
      await effect();
    } catch (error) {
      this.logger.warn(`after commit: ${(error as Error).name}`);
    }
  }
}

/** The SQLSTATE of a failed query, if it is one. */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof QueryFailedError)) return undefined;
  return (error.driverError as { code?: string }).code;
}

/** One unit of work outside a Nest application: the operator's tool. */
export function runUnitOfWork<T>(
  dataSource: DataSource,
  context: RequestContext,
  work: (work: Work) => Promise<T>,
): Promise<T> {
  return new UnitOfWork(dataSource, new SystemClock()).run(context, work);
}
