import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InjectDataSource } from '@nestjs/typeorm';
import { nameSearchKey, type Page, type RequestContext } from '#kernel';
import { Allow, Answers, Ctx, PageQuery, pageOf } from '#platform';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { OrgScope } from '../access/org-scope.js';
import { ORG_UNIT_KINDS } from './org-unit.entity.js';

const OrgUnit = z
  .object({
    id: z.uuid(),
    kind: z.enum(ORG_UNIT_KINDS),
    code: z.string(),
    nameZh: z.string(),
    nameUg: z.string().nullable(),
    nameEn: z.string().nullable(),
    parentId: z.uuid().nullable(),
    parentNameZh: z.string().nullable(),
  })
  .meta({ id: 'OrgUnit' });
const OrgUnitPage = pageOf('OrgUnitPage', OrgUnit);
const Filter = PageQuery.extend({
  /** One kind or several, separated by commas. */
  kind: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(ORG_UNIT_KINDS)))
    .optional(),
  usableFor: z
    .uuid()
    .optional()
    .describe('An org unit that runs a programme: only what lies below it or in your own scope, your own first'),
});

@ApiTags('org-units')
@Controller('v1/org-units')
export class ListOrgUnitsController {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** The organisations, which are public knowledge: names and places in the tree, no people. */
  @Get()
  @Allow('org-unit:read')
  @Answers(200, OrgUnitPage, 'A page of organisations')
  async list(
    @Ctx() { actor }: RequestContext,
    @Query({ schema: Filter }) query: z.infer<typeof Filter>,
  ): Promise<Page<z.infer<typeof OrgUnit>>> {
    const scope = OrgScope.of(actor, 'org-unit:read');
    const isOwn = scope.condition('u.id', 3);
    const where = `($4::uuid is null or ${isOwn} or u.id in (select org_unit_subtree($4))) and (cardinality($1::text[]) = 0 or u.kind = any($1))
      and ($2 = '' or exists (select 1 from unnest(array[u.name_zh, u.name_ug, u.name_en, u.code]) as name
                              where position($2 in lower(regexp_replace(name, '[\\s·.]', '', 'g'))) > 0))`;
    const parameters = [query.kind ?? [], nameSearchKey(query.search ?? ''), scope.roots, query.usableFor ?? null];
    const items: z.infer<typeof OrgUnit>[] = await this.dataSource.query(
      `select u.id, u.kind, u.code, u.name_zh as "nameZh", u.name_ug as "nameUg", u.name_en as "nameEn",
              u.parent_id as "parentId", p.name_zh as "parentNameZh"
       from org_unit u left join org_unit p on p.id = u.parent_id
       where ${where}
       order by ($4::uuid is not null and ${isOwn}) desc, u.name_zh collate "zh-Hans-CN-x-icu", u.id limit $5 offset $6`,
      [...parameters, query.pageSize, (query.page - 1) * query.pageSize],
    );
    const [count]: { total: number }[] = await this.dataSource.query(
      `select count(*)::int as total from org_unit u where ${where}`,
      parameters,
    );
    return { items, page: query.page, pageSize: query.pageSize, total: count?.total ?? 0 };
  }
}
