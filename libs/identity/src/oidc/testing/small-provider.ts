import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

/** What the provider keeps of an authorization request until its code is redeemed. */
interface Grant {
  nonce: string;
  challenge: string;
  redirectUri: string;
  subject: string;
}

/** Ways in which a provider can be wrong, or an attacker in its place. */
export interface Faults {
  /** Put into the ID token in place of what was asked for. */
  nonce?: string;
  audience?: string;
  issuer?: string;
  /** Signs with a key that is not among the published ones. */
  isForeignKey?: boolean;
  isExpired?: boolean;
}

type PrivateKey = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];

const CLIENT = { id: 'silkcast', secret: 'a secret of the test' };

/** A small real OpenID provider: discovery, authorization by redirect, tokens with PKCE (S256), published keys. */
export class SmallProvider {
  static readonly client = CLIENT;
  readonly issuer: string;
  faults: Faults = {};
  /** Who sits before the provider's page. */
  subject = 'somebody';
  private readonly grants = new Map<string, Grant>();

  private constructor(
    private readonly server: Server,
    private readonly keys: { own: PrivateKey; foreign: PrivateKey; published: JWK },
  ) {
    this.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('request', (request, response) => void this.serve(request, response));
  }

  static async start(port = 0): Promise<SmallProvider> {
    const server = createServer();
    await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
    const own = await generateKeyPair('RS256');
    const foreign = await generateKeyPair('RS256');
    const published = { ...(await exportJWK(own.publicKey)), kid: 'test-key', alg: 'RS256', use: 'sig' };
    return new SmallProvider(server, { own: own.privateKey, foreign: foreign.privateKey, published });
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((done) => this.server.close(() => done()));
  }

  /** The browser opens the address and somebody says yes: where it is sent back to. */
  async sayYes(address: string): Promise<URL> {
    const response = await fetch(address, { redirect: 'manual' });
    const location = response.headers.get('location');
    if (!location) throw new Error(`the provider refused: ${response.status} ${await response.text()}`);
    return new URL(location);
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.issuer);
    const send = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (url.pathname === '/.well-known/openid-configuration') return send(200, this.metadata());
    if (url.pathname === '/jwks') return send(200, { keys: [this.keys.published] });
    if (url.pathname === '/authorize') return this.authorize(url, response);
    if (url.pathname === '/token') {
      const answer = await this.token(request, new URLSearchParams(await bodyOf(request)));
      return answer ? send(200, answer) : send(400, { error: 'invalid_grant' });
    }
    send(404, {});
  }

  private metadata(): object {
    return {
      issuer: this.issuer,
      authorization_endpoint: `${this.issuer}/authorize`,
      token_endpoint: `${this.issuer}/token`,
      jwks_uri: `${this.issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256'],
      token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
    };
  }

  private authorize({ searchParams: asked }: URL, response: ServerResponse): void {
    const get = (name: string): string => asked.get(name) ?? '';
    const isRight =
      get('client_id') === CLIENT.id &&
      get('response_type') === 'code' &&
      get('scope').split(' ').includes('openid') &&
      get('code_challenge_method') === 'S256';
    if (!isRight) return void response.writeHead(400).end('invalid_request');
    const code = randomBytes(16).toString('hex');
    const grant = { nonce: get('nonce'), challenge: get('code_challenge'), redirectUri: get('redirect_uri') };
    this.grants.set(code, { ...grant, subject: this.subject });
    const back = new URL(get('redirect_uri'));
    back.searchParams.set('code', code);
    back.searchParams.set('state', get('state'));
    response.writeHead(302, { location: back.href }).end();
  }

  /** Redeems a code once; null unless client, address and PKCE verifier fit. */
  private async token(request: IncomingMessage, form: URLSearchParams): Promise<object | null> {
    const code = form.get('code') ?? '';
    const grant = this.grants.get(code);
    this.grants.delete(code);
    const verifier = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const isRight =
      grant !== undefined &&
      form.get('grant_type') === 'authorization_code' &&
      verifier === grant.challenge &&
      form.get('redirect_uri') === grant.redirectUri &&
      isOurClient(request, form);
    if (!isRight) return null;
    return { access_token: 'unused', token_type: 'bearer', id_token: await this.idToken(grant) };
  }

  private idToken({ nonce, subject }: Grant): Promise<string> {
    const { faults, keys } = this;
    return new SignJWT({ nonce: faults.nonce ?? nonce })
      .setProtectedHeader({ alg: 'RS256', kid: 'test-key' })
      .setIssuer(faults.issuer ?? this.issuer)
      .setAudience(faults.audience ?? CLIENT.id)
      .setSubject(subject)
      .setIssuedAt(faults.isExpired ? '2 hours ago' : undefined)
      .setExpirationTime(faults.isExpired ? '1 hour ago' : '5 minutes')
      .sign(faults.isForeignKey ? keys.foreign : keys.own);
  }
}

function isOurClient(request: IncomingMessage, form: URLSearchParams): boolean {
  const given = request.headers.authorization?.startsWith('Basic ')
    ? Buffer.from(request.headers.authorization.slice(6), 'base64').toString().split(':').map(formDecoded)
    : [form.get('client_id'), form.get('client_secret')];
  return given[0] === CLIENT.id && given[1] === CLIENT.secret;
}

const formDecoded = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '));

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
