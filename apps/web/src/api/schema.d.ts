/** Placeholder until `npm run openapi` writes the real types over this file. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Loose = any;
interface LooseOperation {
  parameters: { query?: Loose; header?: Loose; path?: Loose; cookie?: Loose };
  requestBody?: { content: { 'application/json': Loose } };
  responses: { 200: { headers: Record<string, unknown>; content: { 'application/json': Loose } } };
}
export type paths = Record<
  string,
  {
    get: LooseOperation;
    post: LooseOperation;
    put: LooseOperation;
    patch: LooseOperation;
    delete: LooseOperation;
  }
>;
