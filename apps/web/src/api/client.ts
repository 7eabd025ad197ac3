import createClient from 'openapi-fetch';
import { apiFetch } from './api-fetch.js';
import type { paths } from './schema.js';

/** The typed client: `api.GET('/api/v1/cohorts/{id}', { params: { path: { id } } })`. Refusals throw a `Problem`. */
export const api = createClient<paths>({ baseUrl: '', fetch: apiFetch });

/** The body of a successful answer: `await unwrap(api.GET(…))`. */
export async function unwrap<T>(answer: Promise<{ data?: T }>): Promise<T> {
  const { data } = await answer;
  return data as T;
}

/** A request outside the typed client (an address built at run time). Refusals throw a `Problem`. */
export async function request<T>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  options: { body?: unknown; reason?: string; signal?: AbortSignal } = {},
): Promise<T> {
  const headers = new Headers();
  if (options.body !== undefined) headers.set('content-type', 'application/json');
  // Header values are Latin-1; the server decodes.
  if (options.reason) headers.set('x-reason', encodeURIComponent(options.reason));
  const response = await apiFetch(
    new Request(path, {
      method,
      headers,
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
      signal: options.signal,
    }),
  );
  return (response.status === 204 ? undefined : await response.json()) as T;
}
