import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { beijingDate, type RequestContext } from '#kernel';
import { AllowSignedIn, Answers, AnswersNothing, Ctx, UnitOfWork } from '#platform';
import { z } from 'zod';

const LOCALES = ['zh-CN', 'ug', 'en'] as const;

const Me = z
  .object({
    personId: z.uuid(),
    displayName: z.string(),
    nameUg: z.string().nullable(),
    locale: z.enum(LOCALES),
    roles: z.array(
      z.object({
        role: z.string(),
        orgUnitId: z.uuid(),
        orgUnitName: z.string(),
        orgUnitNameUg: z.string().nullable(),
        /** 北京时间 calendar days, both included. */
        validFrom: z.string(),
        validUntil: z.string().nullable(),
      }),
    ),
    permissions: z.array(z.string()),
    /** A trainee who has not yet answered the enrollment consent. */
    needsEnrollmentConsent: z.boolean(),
    /** Signed in with a password that staff made; to be changed. */
    mustChangePassword: z.boolean(),
  })
  .meta({ id: 'Me' });
type Me = z.infer<typeof Me>;

const ChangeLocale = z.object({ locale: z.enum(LOCALES) }).meta({ id: 'ChangeLocale' });

@ApiTags('me')
@Controller('v1/me')
export class ShowMeController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Who is signed in, what they may do, and whether a consent is waiting for their answer. */
  @Get()
  @AllowSignedIn()
  @Answers(200, Me, 'The signed-in person')
  show(@Ctx() context: RequestContext): Promise<Me> {
    const { actor } = context;
    return this.unitOfWork.run(context, async ({ tx, now }) => {
      const [row]: Pick<Me, 'displayName' | 'nameUg' | 'locale' | 'needsEnrollmentConsent' | 'mustChangePassword'>[] =
        await tx.query(
          `select p.name_zh as "displayName", p.name_ug as "nameUg", a.locale, a.must_change_password as "mustChangePassword",
                $3 and not exists (select 1 from consent c where c.person_id = p.id and c.purpose = 'ENROLLMENT'
                                   and c.withdrawn_at is null) as "needsEnrollmentConsent"
         from account a join person p on p.id = a.person_id where a.id = $1 and p.id = $2`,
          [actor.accountId, actor.personId, actor.permissions.has('lesson:sign-in')],
        );
      // The roles on which the actor acts today, with their dates; a first password that staff made opens none.
      const roles: Me['roles'] = await tx.query(
        `select distinct on (r.role, r.org_unit_id) r.role, r.org_unit_id as "orgUnitId", u.name_zh as "orgUnitName",
                u.name_ug as "orgUnitNameUg", to_char(r.valid_from, 'YYYY-MM-DD') as "validFrom",
                to_char(r.valid_until, 'YYYY-MM-DD') as "validUntil"
         from role_assignment r join org_unit u on u.id = r.org_unit_id
         where r.person_id = $1 and r.valid_from <= $2::date and (r.valid_until is null or r.valid_until >= $2::date)
           and (r.role, r.org_unit_id) in (select * from unnest($3::text[], $4::uuid[]))
         order by r.role, r.org_unit_id, r.valid_from`,
        [
          actor.personId,
          beijingDate(now),
          actor.roles.map((held) => held.role),
          actor.roles.map((held) => held.orgUnitId),
        ],
      );
      return {
        personId: actor.personId ?? '',
        displayName: row?.displayName ?? '',
        nameUg: row?.nameUg ?? null,
        locale: row?.locale ?? 'zh-CN',
        needsEnrollmentConsent: row?.needsEnrollmentConsent ?? false,
        mustChangePassword: row?.mustChangePassword ?? false,
        roles,
        permissions: [...actor.permissions].sort(),
      };
    });
  }

  /** The language of pages and notices. */
  @Patch('locale')
  @AllowSignedIn()
  @AnswersNothing('The language is changed')
  async changeLocale(
    @Ctx() context: RequestContext,
    @Body({ schema: ChangeLocale }) body: z.infer<typeof ChangeLocale>,
  ): Promise<void> {
    await this.unitOfWork.run(context, ({ tx }) =>
      tx.query(`update account set locale = $2 where id = $1`, [context.actor.accountId, body.locale]),
    );
  }
}
