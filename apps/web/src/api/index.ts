export { api, request, unwrap } from './client.js';
export { downloadFile, saveBlob, uploadFile } from './files.js';
export { signOut, startSession, useCan, useMe, useVisitor, type Me, type Role } from './me.js';
export { Problem, problemFrom, problemOf, type Blocker, type FieldError } from './problem.js';
export { ME_KEY, queryClient } from './query-client.js';
export { accessToken, hasSessionHint } from './session.js';
