import { Body, Controller, Delete, Get, Header, Patch, Res } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { AllowSignedIn, Answers, AnswersNothing, Ctx, UnitOfWork } from '#platform';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { RefreshCookie } from '../sign-in/refresh-cookie.js';
import { CorrectProfileHandler } from './correct-profile.handler.js';
import { ErasePersonHandler } from './erase-person.handler.js';
import { OwnDataQuery } from './own-data.query.js';

const record = z.record(z.string(), z.unknown());
const OwnDataAnswer = z
  .object({
    generatedAt: z.string(),
    person: record,
    account: record,
    roles: z.array(record),
    appointments: z.array(record),
    consents: z.array(record),
    sessions: z.array(record),
    notices: z.array(record),
    accesses: z.array(record),
    records: record,
  })
  .meta({ id: 'OwnData' });

const Profile = z
  .object({
    nameZh: z.string(),
    nameUg: z.string().nullable(),
    nameLatin: z.string().nullable(),
    birthDate: z.string().nullable(),
    sex: z.enum(['MALE', 'FEMALE']).nullable(),
    idNumberMasked: z.string().nullable(),
    mobileMasked: z.string().nullable(),
  })
  .meta({ id: 'Profile' });

const CorrectProfile = z
  .object({
    nameUg: z.string().trim().max(100).nullable().optional(),
    nameLatin: z.string().trim().max(100).nullable().optional(),
    mobile: z.string().min(1).max(30).optional(),
    /** Demanded with `mobile`. */
    password: z.string().max(200).optional(),
  })
  .meta({ id: 'CorrectProfile' });

const EraseMe = z.object({ password: z.string().min(1).max(200) }).meta({ id: 'EraseMe' });

@ApiTags('me')
@Controller('v1/me')
export class MyDataController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ownData: OwnDataQuery,
    private readonly correctProfile: CorrectProfileHandler,
    private readonly erasePerson: ErasePersonHandler,
    private readonly cookie: RefreshCookie,
  ) {}

  /** Own names and masked numbers. */
  @Get('profile')
  @AllowSignedIn()
  @Answers(200, Profile, 'The own profile')
  profile(@Ctx() context: RequestContext): Promise<z.infer<typeof Profile>> {
    return this.unitOfWork.run(context, async ({ tx }) => {
      const [row]: z.infer<typeof Profile>[] = await tx.query(
        `select name_zh as "nameZh", name_ug as "nameUg", name_latin as "nameLatin", sex,
                to_char(birth_date, 'YYYY-MM-DD') as "birthDate", id_number_masked as "idNumberMasked",
                mobile_masked as "mobileMasked"
         from person where id = $1`,
        [context.actor.personId],
      );
      return row as z.infer<typeof Profile>;
    });
  }

  /** Corrects own data; a new mobile takes the password. 422 `password-wrong`, `password-not-usable`; 409 `mobile-full`. */
  @Patch('profile')
  @AllowSignedIn()
  @AnswersNothing('The data are corrected')
  @ApiResponse({ status: 400, description: '/problems/invalid-input: a field by its pointer' })
  @ApiResponse({ status: 409, description: '/problems/mobile-full' })
  @ApiResponse({ status: 422, description: '/problems/password-wrong, /problems/password-not-usable' })
  @ApiResponse({ status: 429, description: '/problems/account-locked, /problems/too-many-requests' })
  correct(
    @Ctx() context: RequestContext,
    @Body({ schema: CorrectProfile }) body: z.infer<typeof CorrectProfile>,
  ): Promise<void> {
    return this.correctProfile.handle(context, body);
  }

  /** Everything held about the signed-in person, numbers in full, as a file. Each download is itself written down. */
  @Get('data')
  @AllowSignedIn()
  @Header('cache-control', 'no-store')
  @Header('content-disposition', 'attachment; filename="silkcast-my-data.json"')
  @Answers(200, OwnDataAnswer, 'All own data')
  download(@Ctx() context: RequestContext): Promise<z.infer<typeof OwnDataAnswer>> {
    return this.ownData.run(context);
  }

  /** Erases the signed-in person for good: names, numbers, account. 422 `password-wrong`, 429 `account-locked`. */
  @Delete()
  @AllowSignedIn()
  @AnswersNothing('The person is erased')
  @ApiResponse({ status: 422, description: '/problems/password-wrong' })
  @ApiResponse({ status: 429, description: '/problems/account-locked' })
  async erase(
    @Ctx() context: RequestContext,
    @Body({ schema: EraseMe }) body: z.infer<typeof EraseMe>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.erasePerson.handle(context, body.password);
    this.cookie.clear(reply);
  }
}
