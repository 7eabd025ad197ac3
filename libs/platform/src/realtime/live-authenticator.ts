import type { Actor } from '#kernel';

/** Who stands behind an access token; the lib that knows accounts implements it. */
export abstract class LiveAuthenticator {
  /** Null for a token that is malformed, expired, or whose session was ended. */
  abstract fromAccessToken(token: string): Promise<Actor | null>;
}
