import { StandardSchemaValidationPipe } from '@nestjs/common';
import { invalidInput } from '#kernel';

/** Standard Schema validation whose faults carry a JSON pointer each. */
export function validationPipe(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({
    exceptionFactory: (issues) =>
      invalidInput(
        issues.slice(0, 50).map((issue) => ({
          pointer: (issue.path ?? [])
            .map((segment) => `/${String(typeof segment === 'object' ? segment.key : segment)}`)
            .join(''),
          code: 'code' in issue ? String(issue.code) : 'invalid',
          params: { message: issue.message },
        })),
      ),
  });
}
