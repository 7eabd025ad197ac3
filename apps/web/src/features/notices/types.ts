import type { paths } from '../../api/schema.js';

type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

export type NoticePage = Answer<'/api/v1/me/notices'>;
export type Notice = NoticePage['items'][number];
