import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { AllowSignedIn, Answers, AnswersNothing, Ctx } from '#platform';
import { z } from 'zod';
import { CONSENT_PURPOSES } from './consent-text.entity.js';
import { GiveConsentHandler } from './give-consent.handler.js';
import { MyConsentsQuery } from './my-consents.query.js';
import { WithdrawConsentHandler } from './withdraw-consent.handler.js';

const purpose = z.enum(CONSENT_PURPOSES);

const ConsentTextAnswer = z
  .object({ purpose, version: z.string(), locale: z.string(), title: z.string(), body: z.string() })
  .meta({ id: 'ConsentText' });
const MyConsent = z
  .object({
    id: z.uuid(),
    purpose,
    version: z.string(),
    locale: z.string(),
    title: z.string(),
    givenVia: z.string(),
    givenAt: z.string(),
    withdrawnAt: z.string().nullable(),
  })
  .meta({ id: 'MyConsent' });
const MyConsents = z.object({ items: z.array(MyConsent) }).meta({ id: 'MyConsents' });
const GiveConsent = z
  .object({ purpose, version: z.string().max(40), locale: z.string().max(10) })
  .meta({ id: 'GiveConsent' });
const Given = z.object({ id: z.uuid() }).meta({ id: 'ConsentGiven' });

@ApiTags('me')
@Controller('v1/me')
export class MyConsentsController {
  constructor(
    private readonly myConsents: MyConsentsQuery,
    private readonly giveConsent: GiveConsentHandler,
    private readonly withdrawConsent: WithdrawConsentHandler,
  ) {}

  /** The current text of a purpose in the reader's language (Accept-Language), Chinese where there is none. */
  @Get('consent-texts')
  @AllowSignedIn()
  @Answers(200, ConsentTextAnswer, 'The text to be shown')
  text(
    @Ctx() context: RequestContext,
    @Query({ schema: z.object({ purpose: purpose.default('ENROLLMENT') }) })
    query: { purpose: z.infer<typeof purpose> },
  ): Promise<z.infer<typeof ConsentTextAnswer>> {
    return this.myConsents.text(context, query.purpose);
  }

  /** What the signed-in person has agreed to, with what was withdrawn, newest first. */
  @Get('consents')
  @AllowSignedIn()
  @Answers(200, MyConsents, 'Own consents')
  async list(@Ctx() context: RequestContext): Promise<z.infer<typeof MyConsents>> {
    return { items: await this.myConsents.list(context) };
  }

  /** Agrees to the text that was shown; version and language are stored with its digest. 409 when it has changed. */
  @Post('consents')
  @AllowSignedIn()
  @Answers(201, Given, 'The consent stands')
  give(
    @Ctx() context: RequestContext,
    @Body({ schema: GiveConsent }) body: z.infer<typeof GiveConsent>,
  ): Promise<z.infer<typeof Given>> {
    return this.giveConsent.handle(context, body);
  }

  /** Takes a consent back, without penalty and at any time. */
  @Post('consents/:id/withdrawal')
  @AllowSignedIn()
  @AnswersNothing('The consent is withdrawn')
  withdraw(@Ctx() context: RequestContext, @Param('id', { schema: z.uuid() }) id: string): Promise<void> {
    return this.withdrawConsent.handle(context, id);
  }
}
