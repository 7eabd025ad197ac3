import { type RequestContext, systemContext } from '#kernel';
import { UnitOfWork } from '#platform';
import { countAttempt } from '../attempts/attempts.js';
import { tooManyAttempts } from '../attempts/attempts.problems.js';

/**
 * Counts a choice of password or mobile before it is tried. `password-not-usable` tells that somebody else on the phone
 * has that very password, so without a limit it would be a way to guess it past the lock of sign-in.
 * Throws `too-many-requests` after five within an hour.
 */
export async function claimPasswordChoice(unitOfWork: UnitOfWork, { actor, requestId }: RequestContext): Promise<void> {
  const key = Buffer.from((actor.accountId ?? '').replaceAll('-', ''), 'hex');
  const minutes = await unitOfWork.run(systemContext(requestId), (work) => countAttempt(work, 'PASSWORD_CHOICE', key));
  if (minutes > 0) throw tooManyAttempts(minutes);
}
