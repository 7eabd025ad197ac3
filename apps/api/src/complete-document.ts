import type { OpenAPIObject } from '@nestjs/swagger';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Answer = Exclude<Operation['responses'][string], { $ref: string } | undefined>;

const METHODS = ['get', 'put', 'post', 'patch', 'delete'] as const;
const PROBLEM = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

/** RFC 9457, as ProblemFilter writes it. */
const Problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'instance', 'requestId'],
  properties: {
    type: { type: 'string', description: '/problems/<slug>; the slug is stable', examples: ['/problems/not-found'] },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'For developers; never holds personal data' },
    instance: { type: 'string', description: 'The path that was asked for' },
    requestId: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code'],
        properties: {
          pointer: { type: 'string', description: 'JSON pointer of the faulty field' },
          code: { type: 'string' },
          params: { $ref: '#/components/schemas/ProblemParams' },
        },
      },
    },
    blockers: {
      type: 'array',
      items: {
        type: 'object',
        required: ['code'],
        properties: { code: { type: 'string' }, params: { $ref: '#/components/schemas/ProblemParams' } },
      },
    },
    params: { $ref: '#/components/schemas/ProblemParams' },
  },
};
const ProblemParams = { type: 'object', additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] } };

/**
 * Adds what holds for every operation and is therefore not written on each: the text of its success as summary, the body
 * of its problems, and that any operation may answer with one.
 */
export function completeDocument(document: OpenAPIObject): OpenAPIObject {
  for (const path of Object.values(document.paths)) {
    for (const method of METHODS) {
      const operation = path[method];
      if (operation) complete(operation);
    }
  }
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem, ProblemParams },
  };
  return document;
}

function complete(operation: Operation): void {
  const answers = Object.entries(operation.responses) as [string, Answer][];
  const success = answers.find(([status]) => Number(status) < 400)?.[1].description;
  if (!operation.summary && success) operation.summary = success;
  for (const [status, answer] of answers) {
    if (Number(status) >= 400) answer.content ??= PROBLEM;
  }
  operation.responses['default'] ??= { description: 'Any other problem', content: PROBLEM };
}
