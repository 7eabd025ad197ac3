export { api, request, unwrap } from './client.js';
export { downloadFile, saveBlob, uploadFile } from './files.js';
export { endSession, signOut, startSession, useCan, useMe, useVisitor } from './me.js';
export { Problem, problemFrom, problemOf, type Blocker, type FieldError } from './problem.js';
export { ME_KEY, queryClient } from './query-client.js';
export { accessToken, hasSessionHint } from './session.js';
export type { Me, Role } from './signed-in.js';
export { NOTICES_KEY, useUnreadNotices } from './unread-notices.js';
export { useLive, type LiveState, type LiveSubject } from './use-live.js';
export {
  afterSignIn,
  CONSENT_PAGE,
  hasRole,
  homeOf,
  isConsentDue,
  PASSWORD_PAGE,
  putOffConsent,
  safeNext,
} from './where-to.js';
