import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiHeader, ApiResponse, ApiTags } from '@nestjs/swagger';
import { invalidInput, normalizePersonName, reasonRequired, type RequestContext } from '#kernel';
import { Allow, Answers, Ctx, UnitOfWork } from '#platform';
import { z } from 'zod';
import { withoutReplay } from '../account/own-password.js';
import { nameSearchText } from '../person-admission/name-search-text.rules.js';
import { PersonRecords } from '../person-records/person-records.js';
import { lockPersonInScope } from './lock-person-in-scope.js';

const CorrectName = z
  .object({ nameZh: z.string().trim().min(1).max(100).describe('The legal name, as on the ID card') })
  .meta({ id: 'CorrectName' });
const CorrectedName = z.object({ nameZh: z.string() }).meta({ id: 'CorrectedName' });

@ApiTags('people-admin')
@Controller('v1/persons')
export class CorrectNameController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly records: PersonRecords,
  ) {}

  /**
   * Puts a legal name right that a roster had wrong (PIPL art. 46), for a stated reason. Staff does it with the ID card in
   * view: whoever could rename themselves could earn a certificate for somebody else. The separator becomes U+00B7
   * (handbook §5.3). Issued certificates keep what is printed on them. The audit row names the field, not the names.
   */
  @Post(':id/name-correction')
  @Allow('person:correct')
  @ApiHeader({ name: 'X-Reason', description: 'Why, percent-encoded', required: true })
  @Answers(200, CorrectedName, 'The name as it is stored now')
  @ApiResponse({ status: 400, description: '/problems/invalid-input: not a name' })
  @ApiResponse({ status: 404, description: '/problems/not-found: unknown, or outside your scope' })
  @ApiResponse({ status: 422, description: '/problems/reason-required' })
  correct(
    @Ctx() context: RequestContext,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: CorrectName }) body: z.infer<typeof CorrectName>,
  ): Promise<z.infer<typeof CorrectedName>> {
    const reason = context.reason?.trim() ?? '';
    if (reason === '') throw reasonRequired();
    const name = normalizePersonName(body.nameZh);
    if (name.value === '' || name.needsReview) throw invalidInput([{ pointer: '/nameZh', code: 'name-invalid' }]);
    return this.unitOfWork.run(withoutReplay(context), async ({ tx, audit, now }) => {
      await lockPersonInScope(tx, this.records, context.actor, 'person:correct', id);
      const [known]: { nameZh: string; nameUg: string | null; nameLatin: string | null }[] = await tx.query(
        `select name_zh as "nameZh", name_ug as "nameUg", name_latin as "nameLatin" from person where id = $1`,
        [id],
      );
      if (known?.nameZh === name.value) return { nameZh: name.value };
      await tx.query(`update person set name_zh = $2, name_raw = $3, name_search = $4, updated_at = $5 where id = $1`, [
        id,
        name.value,
        name.changed ? body.nameZh : null,
        nameSearchText(name.value, known?.nameUg, known?.nameLatin),
        now,
      ]);
      await audit.record({
        action: 'person:correct',
        subjectType: 'person',
        subjectId: id,
        changes: { fields: ['nameZh'] },
        reason,
      });
      return { nameZh: name.value };
    });
  }
}
