import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { previewDocument } from '../../apps/api/src/preview-document.js';

const FILE = fileURLToPath(new URL('../../openapi.json', import.meta.url));
const METHODS = new Set(['get', 'put', 'post', 'patch', 'delete', 'head', 'options', 'trace']);

interface Operation {
  operationId?: string;
  summary?: string;
  tags?: string[];
  parameters?: { name: string; in: string; schema?: object }[];
  requestBody?: { content: Record<string, { schema?: object }> };
  responses: Record<string, { description?: string; content?: Record<string, { schema?: object }> }>;
}

/** Every place in `value` for which `isFound` says yes, as a path. */
function placesOf(value: unknown, isFound: (value: unknown, path: string[]) => boolean, path: string[] = []): string[] {
  const own = isFound(value, path) ? [path.join('/')] : [];
  if (typeof value !== 'object' || value === null) return own;
  return [...own, ...Object.entries(value).flatMap(([key, inner]) => placesOf(inner, isFound, [...path, key]))];
}

let document: OpenAPIObject;
let operations: [name: string, operation: Operation][];
beforeAll(async () => {
  document = JSON.parse(JSON.stringify(await previewDocument())) as OpenAPIObject;
  operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => METHODS.has(method))
      .map(([method, operation]): [string, Operation] => [`${method.toUpperCase()} ${path}`, operation as Operation]),
  );
});

/** Names of the operations for which the check says no. */
const failing = (check: (operation: Operation, name: string) => boolean): string[] =>
  operations.filter(([name, operation]) => !check(operation, name)).map(([name]) => name);

describe('openapi.json', () => {
  it('says what the code says (npm run openapi)', () => {
    const written = JSON.parse(readFileSync(FILE, 'utf8')) as OpenAPIObject;
    // Names of what differs: the whole of it would be thousands of lines.
    const differing = (one: object = {}, other: object = {}): string[] =>
      [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(
        (key) => !isDeepStrictEqual((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]),
      );
    expect(differing(written.paths, document.paths)).toEqual([]);
    expect(differing(written.components?.schemas, document.components?.schemas)).toEqual([]);
    expect(differing(written, document)).toEqual([]);
  });

  it('is OpenAPI 3.1 with every route of the product', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(operations.length).toBeGreaterThan(60);
  });

  it('has no empty schema; "anything" is allowed only for the values of a map', () => {
    const isSchemaPlace = (path: string[]): boolean =>
      path.at(-1) === 'schema' ||
      path.at(-1) === 'items' ||
      path.at(-2) === 'properties' ||
      path.slice(0, -1).join('/') === 'components/schemas';
    const isEmpty = (value: unknown): boolean =>
      typeof value === 'object' && value !== null && Object.keys(value).length === 0;
    expect(placesOf(document, (value, path) => isSchemaPlace(path) && isEmpty(value))).toEqual([]);
  });

  it('shows nothing of the inside of zod', () => {
    const inside = new Set(['_def', '_zod', 'def', '~standard', 'typeName', 'checks', 'coerce']);
    const isName = (path: string[]): boolean => path.at(-2) === 'properties' || path.at(-2) === 'schemas';
    const found = placesOf(document, (_value, path) => inside.has(path.at(-1) ?? '') && !isName(path));
    expect(found).toEqual([]);
  });

  it('refers only to schemas that are there', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
      ([, name]) => name,
    );
    expect(refs.filter((name) => !document.components?.schemas?.[name ?? ''])).toEqual([]);
  });
});

describe('every operation', () => {
  it('has a summary, a tag and an operation id that no other has', () => {
    expect(failing(({ summary }) => (summary ?? '').trim().length > 3)).toEqual([]);
    expect(failing(({ tags }) => (tags ?? []).length === 1)).toEqual([]);
    const ids = operations.map(([, { operationId }]) => operationId);
    expect(ids.filter((id, index) => !id || ids.indexOf(id) !== index)).toEqual([]);
  });

  it('says how it succeeds, and with which body unless there is none', () => {
    const success = ({ responses }: Operation) => Object.entries(responses).filter(([status]) => Number(status) < 400);
    expect(failing((operation) => success(operation).length > 0)).toEqual([]);
    const bare = new Set(['204', '302', '304']);
    expect(
      failing((operation) =>
        success(operation).every(([status, { content }]) =>
          bare.has(status) ? content === undefined : Object.values(content ?? {}).every(({ schema }) => schema),
        ),
      ),
    ).toEqual([]);
    expect(
      failing((operation) =>
        success(operation).every(([status, { content }]) => bare.has(status) || Object.keys(content ?? {}).length > 0),
      ),
    ).toEqual([]);
  });

  it('says how it fails: problems, each with the body of one and a description', () => {
    const problems = ({ responses }: Operation) =>
      Object.entries(responses).filter(([status]) => status === 'default' || Number(status) >= 400);
    expect(failing((operation) => problems(operation).some(([status]) => status === 'default'))).toEqual([]);
    expect(
      failing((operation) =>
        problems(operation).every(
          ([, { description, content }]) =>
            Boolean(description) && Object.keys(content ?? {}).join() === 'application/problem+json',
        ),
      ),
    ).toEqual([]);
  });

  it('behind a sign-in names 401, and what is on a path under /me is behind one', () => {
    const isSigned = (operation: Operation): boolean => 'security' in operation;
    expect(failing((operation) => !isSigned(operation) || '401' in operation.responses)).toEqual([]);
    expect(failing((operation, name) => !/\/v1\/me(\/|$)/.test(name) || isSigned(operation))).toEqual([]);
  });

  it('declares each parameter of its path', () => {
    expect(
      failing(({ parameters }, name) =>
        [...name.matchAll(/\{(\w+)\}/g)].every(([, key]) =>
          (parameters ?? []).some((parameter) => parameter.in === 'path' && parameter.name === key),
        ),
      ),
    ).toEqual([]);
  });
});
