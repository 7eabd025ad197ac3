import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '#platform';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  type Configuration,
  discovery,
  enableNonRepudiationChecks,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { oidcOff, oidcUnavailable } from './oidc.problems.js';

/** What the browser keeps, signed, between leaving for the provider and coming back. */
export interface Attempt {
  state: string;
  nonce: string;
  verifier: string;
}

/** The name of somebody at the provider. */
export interface ForeignIdentity {
  issuer: string;
  subject: string;
}

const TIMEOUT_SECONDS = 10;

/** The OIDC provider of the configuration: authorization code flow with PKCE, state, nonce and a signed ID token. */
@Injectable()
export class OidcProvider {
  private found: Promise<Configuration> | null = null;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Where to send the browser, and what to keep until it returns. Throws `not-found`, `oidc-unavailable`. */
  async begin(redirectUri: string): Promise<{ url: string; attempt: Attempt }> {
    const provider = await this.configuration();
    const attempt = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
    const url = buildAuthorizationUrl(provider, {
      redirect_uri: redirectUri,
      scope: 'openid',
      response_type: 'code',
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, attempt };
  }

  /** Exchanges the code in the address that the provider sent the browser back to; null when anything does not fit. */
  async finish(returned: URL, attempt: Attempt): Promise<ForeignIdentity | null> {
    const provider = await this.configuration();
    try {
      const tokens = await authorizationCodeGrant(provider, returned, {
        pkceCodeVerifier: attempt.verifier,
        expectedState: attempt.state,
        expectedNonce: attempt.nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      return claims ? { issuer: claims.iss, subject: claims.sub } : null;
    } catch {
      // What the provider says may hold codes and tokens, so nothing of it is kept.
      return null;
    }
  }

  private async configuration(): Promise<Configuration> {
    const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: secret } = this.config;
    if (!issuer || !clientId) throw oidcOff();
    const server = new URL(issuer);
    // Plain HTTP is for a provider on the same machine or a test network, never for production.
    const isInsecure = server.protocol === 'http:' && !this.config.isProduction;
    this.found ??= discovery(server, clientId, secret, secret ? undefined : None(), {
      timeout: TIMEOUT_SECONDS,
      // Checks the signature of ID tokens against the provider's keys as well; TLS alone would do by the standard.
      execute: [enableNonRepudiationChecks, ...(isInsecure ? [allowInsecureRequests] : [])],
    });
    try {
      return await this.found;
    } catch {
      // Asked again with the next attempt.
      this.found = null;
      throw oidcUnavailable();
    }
  }
}
