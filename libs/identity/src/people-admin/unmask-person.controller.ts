import { Body, Controller, Header, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { notFound, reasonRequired, type RequestContext } from '#kernel';
import { Allow, Answers, Ctx, FieldCipher, UnitOfWork } from '#platform';
import { z } from 'zod';
import { withoutReplay } from '../account/own-password.js';
import { PERSON_FIELD } from '../person-admission/person-fields.js';
import { PersonRecords } from '../person-records/person-records.js';

const Unmask = z.object({ reason: z.string().trim().max(500) }).meta({ id: 'UnmaskPerson' });
const Unmasked = z
  .object({ idNumber: z.string().nullable(), mobile: z.string().nullable() })
  .meta({ id: 'UnmaskedPerson' });
const SHORTEST_REASON = 2;

@ApiTags('people-admin')
@Controller('v1/persons')
export class UnmaskPersonController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cipher: FieldCipher,
    private readonly records: PersonRecords,
  ) {}

  /**
   * ID number and mobile in full, for a stated reason (handbook §5.1). The audit row commits before they are shown, and
   * the person sees it among their own data. 404 outside the scope, 422 `reason-required`.
   */
  @Post(':id/unmasking')
  @Allow('person:unmask')
  @Header('cache-control', 'no-store')
  @Answers(200, Unmasked, 'The numbers in full')
  unmask(
    @Ctx() context: RequestContext,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: Unmask }) { reason }: z.infer<typeof Unmask>,
  ): Promise<z.infer<typeof Unmasked>> {
    if (reason.length < SHORTEST_REASON) throw reasonRequired();
    return this.unitOfWork.run(withoutReplay(context), async ({ tx, audit }) => {
      const [person]: { id_number: Buffer | null; mobile: Buffer | null }[] = await tx.query(
        `select id_number_cipher as id_number, mobile_cipher as mobile from person where id = $1 and erased_at is null`,
        [id],
      );
      if (!person || !(await this.records.isInScope(tx, context.actor, 'person:unmask', id))) throw notFound('person');
      await audit.record({ action: 'person:unmask', subjectType: 'person', subjectId: id, reason });
      return {
        idNumber: person.id_number && this.cipher.decrypt(PERSON_FIELD.idNumber, person.id_number),
        mobile: person.mobile && this.cipher.decrypt(PERSON_FIELD.mobile, person.mobile),
      };
    });
  }
}
