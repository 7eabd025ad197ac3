import type { StandardSchemaV1 } from '@standard-schema/spec';
import { applyDecorators, HttpCode, SerializeOptions } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';

/**
 * The success answer of an endpoint: status, documented schema, and the serializer that strips every field the schema
 * does not name, so personal data leaves only when declared.
 */
export function Answers(status: number, schema: StandardSchemaV1, description: string): MethodDecorator {
  return applyDecorators(
    HttpCode(status),
    SerializeOptions({ schema }),
    ApiResponse({ status, description, standardSchema: schema }),
  );
}

/** An answer without a body. */
export function AnswersNothing(description: string): MethodDecorator {
  return applyDecorators(HttpCode(204), ApiResponse({ status: 204, description }));
}
