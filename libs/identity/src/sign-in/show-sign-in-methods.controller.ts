import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InjectDataSource } from '@nestjs/typeorm';
import { Answers, CONFIG, type Config, FieldCipher, Public } from '#platform';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { PERSON_FIELD } from '../person-admission/person-fields.js';
import { DEMO_PASSWORD } from './demo-password.js';

const SignInMethods = z
  .object({ password: z.boolean(), oidc: z.object({ label: z.string() }).nullable() })
  .meta({ id: 'SignInMethods' });

const DemoAccounts = z
  .object({
    items: z.array(z.object({ role: z.string(), displayName: z.string(), mobile: z.string(), password: z.string() })),
  })
  .meta({ id: 'DemoAccounts' });
type DemoAccounts = z.infer<typeof DemoAccounts>;

@ApiTags('sign-in')
@Controller('v1/public')
export class ShowSignInMethodsController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly cipher: FieldCipher,
  ) {}

  /** How one can sign in at this installation. */
  @Get('sign-in-methods')
  @Public()
  @Answers(200, SignInMethods, 'The ways to sign in')
  methods(): z.infer<typeof SignInMethods> {
    return { password: true, oidc: this.config.OIDC_ISSUER ? { label: this.config.OIDC_LABEL } : null };
  }

  /** One account of each role, invented people; empty unless the demo is on, and never in production. */
  @Get('demo-accounts')
  @Public()
  @Answers(200, DemoAccounts, 'The demo accounts')
  async demoAccounts(): Promise<DemoAccounts> {
    if (!this.config.DEMO) return { items: [] };
    const rows: { role: string; display_name: string; mobile_cipher: Buffer }[] = await this.dataSource.query(
      `select distinct on (r.role) r.role, p.name_zh as display_name, p.mobile_cipher
       from account a join person p on p.id = a.person_id join role_assignment r on r.person_id = p.id
       where a.is_demo order by r.role, a.created_at limit 10`,
    );
    const items = rows.map((row) => ({
      role: row.role,
      displayName: row.display_name,
      mobile: this.cipher.decrypt(PERSON_FIELD.mobile, row.mobile_cipher),
      password: DEMO_PASSWORD,
    }));
    return { items };
  }
}
