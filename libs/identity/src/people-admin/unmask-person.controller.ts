import { Controller, Header, Param, Post } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiHeader, ApiResponse, ApiTags } from '@nestjs/swagger';
import { reasonRequired, type RequestContext } from '#kernel';
import { Allow, Answers, Ctx, FieldCipher, UnitOfWork } from '#platform';
import { z } from 'zod';
import { withoutReplay } from '../account/own-password.js';
import { PERSON_FIELD } from '../person-admission/person-fields.js';
import { PersonRecords } from '../person-records/person-records.js';
import { lockPersonInScope } from './lock-person-in-scope.js';

const Unmasked = z
  .object({ idNumber: z.string().nullable(), mobile: z.string().nullable() })
  .meta({ id: 'UnmaskedPerson' });
const SHORTEST_REASON = 2;
/** One looks at one person; whoever looks at hundreds is no person. */
const PER_ADDRESS = { rateLimit: { max: 60, timeWindow: '1 minute' } };

@ApiTags('people-admin')
@Controller('v1/persons')
export class UnmaskPersonController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cipher: FieldCipher,
    private readonly records: PersonRecords,
  ) {}

  /**
   * ID number and mobile in full, for a stated reason (`X-Reason`; handbook §5.1). The audit row commits before they are
   * shown and holds neither; the person sees it among their own data. 404 outside the scope, 422 `reason-required`.
   */
  @Post(':id/unmasking')
  @Allow('person:unmask')
  @Header('cache-control', 'no-store')
  @RouteConfig(PER_ADDRESS)
  @ApiHeader({ name: 'X-Reason', description: 'Why, percent-encoded', required: true })
  @Answers(200, Unmasked, 'The numbers in full')
  @ApiResponse({ status: 404, description: '/problems/not-found: unknown, or outside your scope' })
  @ApiResponse({ status: 422, description: '/problems/reason-required' })
  @ApiResponse({ status: 429, description: '/problems/too-many-requests' })
  unmask(
    @Ctx() context: RequestContext,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<z.infer<typeof Unmasked>> {
    const reason = context.reason?.trim() ?? '';
    if (reason.length < SHORTEST_REASON) throw reasonRequired();
    return this.unitOfWork.run(withoutReplay(context), async ({ tx, audit }) => {
      await lockPersonInScope(tx, this.records, context.actor, 'person:unmask', id);
      const [person]: { id_number: Buffer | null; mobile: Buffer | null }[] = await tx.query(
        `select id_number_cipher as id_number, mobile_cipher as mobile from person where id = $1`,
        [id],
      );
      await audit.record({ action: 'person:unmask', subjectType: 'person', subjectId: id, reason });
      return {
        idNumber: person?.id_number ? this.cipher.decrypt(PERSON_FIELD.idNumber, person.id_number) : null,
        mobile: person?.mobile ? this.cipher.decrypt(PERSON_FIELD.mobile, person.mobile) : null,
      };
    });
  }
}
