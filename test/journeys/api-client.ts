import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, request as httpRequest } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';

/** A demo account talking to the running product over HTTP, as the web app does. */
export class ApiClient {
  private constructor(
    readonly url: string,
    private readonly token: string,
  ) {}

  static async signIn(url: string, account: { mobile: string; password: string } | undefined): Promise<ApiClient> {
    const response = await fetch(`${url}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ mobile: account?.mobile, password: account?.password }),
    });
    const { accessToken } = await answerOf<{ accessToken: string }>(response);
    return new ApiClient(url, accessToken);
  }

  get<T>(path: string): Promise<T> {
    return this.send<T>('GET', path);
  }

  post<T>(path: string, body: unknown = {}): Promise<T> {
    return this.send<T>('POST', path, { 'content-type': 'application/json' }, JSON.stringify(body));
  }

  /** On a connection of its own. `onSent` is called when the last byte is on its way and the answer is still to come. */
  async upload<T>(path: string, bytes: Uint8Array, fileName: string, onSent?: () => void): Promise<T> {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(bytes)]), fileName);
    const packed = new Response(form);
    const body = Buffer.from(await packed.arrayBuffer());
    const request = httpRequest(`${this.url}${path}`, {
      method: 'POST',
      agent: false,
      headers: {
        authorization: `Bearer ${this.token}`,
        'idempotency-key': randomUUID(),
        'content-type': packed.headers.get('content-type') ?? '',
        'content-length': body.length,
      },
    });
    if (onSent) request.once('finish', onSent);
    request.end(body);
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    return answerOf<T>(new Response(await buffer(response), { status: response.statusCode }));
  }

  private async send<T>(
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body?: string | FormData,
  ): Promise<T> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { ...headers, authorization: `Bearer ${this.token}`, 'idempotency-key': randomUUID() },
      body,
    });
    return answerOf<T>(response);
  }
}

async function answerOf<T>(response: Response): Promise<T> {
  const body = (await response.json()) as T;
  if (!response.ok) throw new Error(`${response.status} ${response.url}: ${JSON.stringify(body)}`);
  return body;
}

/** Asks again and again until the answer satisfies; the test's own timeout is the limit. */
export async function until<T>(ask: () => Promise<T>, isEnough: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (isEnough(answer)) return answer;
    await pause(50);
  }
}
