import { Body, Controller, Get, Header, Param, Post, Query } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Page, RequestContext } from '#kernel';
import { Allow, Answers, AnswersNothing, Ctx, PageQuery, pageOf } from '#platform';
import { z } from 'zod';
import { ROLES } from '../access/role-permissions.policy.js';
import { type AccountRow, ListAccountsQuery } from './list-accounts.query.js';
import { RolesHandler } from './roles.handler.js';
import { StaffAccountsHandler } from './staff-accounts.handler.js';

const role = z.enum(ROLES);
const AccountSchema = z
  .object({
    personId: z.uuid(),
    displayName: z.string(),
    nameUg: z.string().nullable(),
    mobileMasked: z.string().nullable(),
    /** WAITING: there is an account without a password yet. */
    accountStatus: z.enum(['NONE', 'WAITING', 'ACTIVE', 'LOCKED', 'DISABLED']),
    lastSignInAt: z.string().nullable(),
    roles: z.array(
      z.object({
        id: z.uuid(),
        role,
        orgUnitId: z.uuid(),
        orgUnitName: z.string(),
        validFrom: z.string(),
        validUntil: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Account' });
const AccountPage = pageOf('AccountPage', AccountSchema);
const Filter = PageQuery.extend({ role: role.optional() });

const OpenAccount = z
  .object({
    nameZh: z.string().trim().min(1).max(100),
    nameUg: z.string().trim().max(100).optional(),
    mobile: z.string().min(1).max(30),
    role,
    orgUnitId: z.uuid(),
  })
  .meta({ id: 'OpenAccount' });
const OpenedAccount = z.object({ personId: z.uuid(), initialPassword: z.string() }).meta({ id: 'OpenedAccount' });
const ResetPassword = z.object({ initialPassword: z.string() }).meta({ id: 'ResetPassword' });

const GrantRole = z
  .object({
    personId: z.uuid(),
    role,
    orgUnitId: z.uuid(),
    /** 北京时间 calendar days; today when left out, and without an end when left out. */
    validFrom: z.iso.date().optional(),
    validUntil: z.iso.date().nullable().optional(),
  })
  .meta({ id: 'GrantRole' });
const GrantedRole = z.object({ id: z.uuid() }).meta({ id: 'GrantedRole' });

@ApiTags('people-admin')
@Controller('v1')
export class AccountsController {
  constructor(
    private readonly listAccounts: ListAccountsQuery,
    private readonly roles: RolesHandler,
    private readonly staffAccounts: StaffAccountsHandler,
  ) {}

  /** People who have or had a role in the reader's scope, with their standing and future roles there. */
  @Get('accounts')
  @Allow('account:grant')
  @Answers(200, AccountPage, 'A page of people with their roles')
  list(
    @Ctx() context: RequestContext,
    @Query({ schema: Filter }) query: z.infer<typeof Filter>,
  ): Promise<Page<AccountRow>> {
    return this.listAccounts.run(context, query);
  }

  /** A new person of staff with an account and a role; the first password is shown this once. 403 `grant-not-allowed`. */
  @Post('accounts')
  @Allow('account:grant')
  @Header('cache-control', 'no-store')
  @Answers(201, OpenedAccount, 'The account is open')
  @ApiResponse({ status: 403, description: '/problems/forbidden, /problems/grant-not-allowed' })
  @ApiResponse({ status: 409, description: '/problems/mobile-full' })
  open(
    @Ctx() context: RequestContext,
    @Body({ schema: OpenAccount }) body: z.infer<typeof OpenAccount>,
  ): Promise<z.infer<typeof OpenedAccount>> {
    return this.staffAccounts.open(context, body);
  }

  /** A new first password, shown this once; all devices of the person are signed out. 403 `grant-not-allowed`. */
  @Post('persons/:id/password-reset')
  @Allow('account:grant')
  @Header('cache-control', 'no-store')
  @Answers(201, ResetPassword, 'The password is reset')
  @ApiResponse({ status: 403, description: '/problems/forbidden, /problems/grant-not-allowed' })
  @ApiResponse({ status: 404, description: '/problems/not-found: unknown, or outside your scope' })
  @ApiResponse({ status: 409, description: '/problems/account-missing' })
  reset(
    @Ctx() context: RequestContext,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<z.infer<typeof ResetPassword>> {
    return this.staffAccounts.resetPassword(context, id);
  }

  /** A dated role over an org unit's subtree. 403 `grant-not-allowed`, 404, 409 `role-already-held`. */
  @Post('role-assignments')
  @Allow('account:grant')
  @Answers(201, GrantedRole, 'The role is given')
  @ApiResponse({ status: 403, description: '/problems/forbidden, /problems/grant-not-allowed' })
  @ApiResponse({ status: 404, description: '/problems/not-found: unknown, or outside your scope' })
  @ApiResponse({ status: 409, description: '/problems/role-already-held' })
  @ApiResponse({ status: 422, description: '/problems/role-dates-refused' })
  grant(
    @Ctx() context: RequestContext,
    @Body({ schema: GrantRole }) body: z.infer<typeof GrantRole>,
  ): Promise<z.infer<typeof GrantedRole>> {
    return this.roles.grant(context, body);
  }

  /** Ends a role at once; twice is once. */
  @Post('role-assignments/:id/end')
  @Allow('account:grant')
  @AnswersNothing('The role has ended')
  @ApiResponse({ status: 403, description: '/problems/forbidden, /problems/grant-not-allowed' })
  @ApiResponse({ status: 404, description: '/problems/not-found: unknown, or outside your scope' })
  end(@Ctx() context: RequestContext, @Param('id', { schema: z.uuid() }) id: string): Promise<void> {
    return this.roles.end(context, id);
  }
}
