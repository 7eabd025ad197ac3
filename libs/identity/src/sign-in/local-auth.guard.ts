import { Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { signInRefused } from './sign-in.problems.js';

/** Runs the local strategy; a problem of it reaches the caller as it is. */
@Injectable()
export class LocalAuthGuard extends AuthGuard('local') {
  override handleRequest<T>(error: unknown, account: T | false): T {
    if (error) throw error as Error;
    if (!account) throw signInRefused();
    return account;
  }
}
