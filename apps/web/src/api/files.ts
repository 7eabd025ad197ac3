import { currentLocale } from '../i18n/index.js';
import { apiFetch } from './api-fetch.js';
import { idempotencyKey, settleIdempotencyKey } from './idempotency.js';
import { Problem, problemFrom } from './problem.js';
import { accessToken, refreshToken } from './session.js';

/** Sends a file as multipart field `file`. `onProgress` gets 0…1. Throws a `Problem`; the same file again keeps its key. */
export async function uploadFile<T>(
  path: string,
  file: File,
  onProgress?: (ratio: number) => void,
  signal?: AbortSignal,
): Promise<T> {
  const submission = `POST ${path}\n${file.name} ${file.size} ${file.lastModified}`;
  const key = idempotencyKey(submission);
  const token = await accessToken();
  let answer = await post(path, file, token, key, onProgress, signal);
  if (answer.status === 401) {
    const renewed = await refreshToken(token);
    if (renewed !== null) answer = await post(path, file, renewed, key, onProgress, signal);
  }
  if (answer.status < 500) settleIdempotencyKey(submission);
  if (answer.status >= 200 && answer.status < 300) return answer.body as T;
  throw problemFrom(answer.body, answer.status);
}

/** `fetch` tells nothing about the progress of an upload, hence XMLHttpRequest. */
function post(
  path: string,
  file: File,
  token: string | null,
  key: string,
  onProgress?: (ratio: number) => void,
  signal?: AbortSignal,
): Promise<{ status: number; body: unknown }> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', path);
    xhr.setRequestHeader('accept-language', currentLocale());
    xhr.setRequestHeader('idempotency-key', key);
    if (token !== null) xhr.setRequestHeader('authorization', `Bearer ${token}`);
    xhr.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress?.(event.loaded / event.total);
    };
    xhr.onload = () => {
      let body: unknown;
      try {
        body = JSON.parse(xhr.responseText);
      } catch {
        body = undefined;
      }
      resolve({ status: xhr.status, body });
    };
    xhr.onerror = () => reject(new Problem('network-lost', 0));
    xhr.onabort = () => reject(new Problem('cancelled', 0));
    signal?.addEventListener('abort', () => xhr.abort());
    const form = new FormData();
    form.append('file', file);
    xhr.send(form);
  });
}

/**
 * Fetches a file with the token and saves it. `reason` goes into `X-Reason` (exports of personal data demand one).
 * The name is the server's unless `fileName` is given.
 */
export async function downloadFile(path: string, options: { reason?: string; fileName?: string } = {}): Promise<void> {
  const headers = new Headers();
  if (options.reason) headers.set('x-reason', encodeURIComponent(options.reason));
  const response = await apiFetch(new Request(path, { headers }));
  saveBlob(await response.blob(), options.fileName ?? nameOf(response) ?? 'silkcast');
}

/** Lets the browser save a blob under a name. */
export function saveBlob(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  // Some phones read the address only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

function nameOf(response: Response): string | undefined {
  const header = response.headers.get('content-disposition') ?? '';
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header)?.[1];
  if (encoded) return decodeURIComponent(encoded);
  return /filename="?([^";]+)"?/i.exec(header)?.[1];
}
