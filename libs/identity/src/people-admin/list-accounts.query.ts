import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { beijingDate, Clock, nameSearchKey, type Page, type RequestContext } from '#kernel';
import { orderBy, type PageQuery } from '#platform';
import { DataSource } from 'typeorm';
import { OrgScope } from '../access/org-scope.js';
import type { Role } from '../access/role-permissions.policy.js';

export interface AccountRow {
  personId: string;
  displayName: string;
  nameUg: string | null;
  mobileMasked: string | null;
  accountStatus: 'NONE' | 'WAITING' | 'ACTIVE' | 'LOCKED' | 'DISABLED';
  lastSignInAt: string | null;
  roles: {
    id: string;
    role: Role;
    orgUnitId: string;
    orgUnitName: string;
    validFrom: string;
    validUntil: string | null;
  }[];
}

const SORTS = { displayName: `p.name_zh collate "zh-Hans-CN-x-icu"`, lastSignInAt: 'a.last_sign_in_at' };

/** People who have or had a role in the reader's scope; of their roles only those in the scope. */
@Injectable()
export class ListAccountsQuery {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async run(context: RequestContext, query: PageQuery & { role?: Role | undefined }): Promise<Page<AccountRow>> {
    const scope = OrgScope.of(context.actor, 'account:grant');
    const key = nameSearchKey(query.search ?? '').replace(/[\\%_]/gu, '\\$&');
    const from = `from person p left join account a on a.person_id = p.id
      where p.erased_at is null and p.name_search like $2
        and exists (select 1 from role_assignment r where r.person_id = p.id and ($3::text is null or r.role = $3)
                    and ${scope.condition('r.org_unit_id', 1)})`;
    const parameters = [scope.roots, `%${key}%`, query.role ?? null];
    const now = this.clock.now();
    const items: AccountRow[] = await this.dataSource.query(
      `select p.id as "personId", p.name_zh as "displayName", p.name_ug as "nameUg", p.mobile_masked as "mobileMasked",
              case when a.id is null then 'NONE' when a.status = 'DISABLED' then 'DISABLED'
                   when a.locked_until > $4 then 'LOCKED' when a.password_hash is null then 'WAITING' else 'ACTIVE' end
                as "accountStatus",
              to_json(a.last_sign_in_at) as "lastSignInAt",
              (select coalesce(json_agg(json_build_object('id', r.id, 'role', r.role, 'orgUnitId', r.org_unit_id,
                        'orgUnitName', u.name_zh, 'validFrom', r.valid_from, 'validUntil', r.valid_until)
                        order by r.valid_from desc, r.id), '[]')
               from role_assignment r join org_unit u on u.id = r.org_unit_id
               where r.person_id = p.id and (r.valid_until is null or r.valid_until >= $5::date)
                 and ${scope.condition('r.org_unit_id', 1)}) as roles
       ${from} order by ${orderBy(query.sort, SORTS, `p.name_zh collate "zh-Hans-CN-x-icu", p.id`)} limit $6 offset $7`,
      [...parameters, now, beijingDate(now), query.pageSize, (query.page - 1) * query.pageSize],
    );
    const [count]: { total: number }[] = await this.dataSource.query(
      `select count(*)::int as total ${from}`,
      parameters,
    );
    return { items, page: query.page, pageSize: query.pageSize, total: count?.total ?? 0 };
  }
}
