import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api, unwrap, useMe, type Me } from '../../api/index.js';
import { nameOf } from '../../i18n/index.js';
import { ErrorState, Loading, Select } from '../../ui/index.js';
import { orderAsTree } from './org-tree.js';
import { useStrings } from './strings.js';
import type { OrgUnit } from './types.js';

const PAGE_SIZE = 200;
const MOST_PAGES = 10;
/** A wide space per step down; narrow ones vanish in the picker of some phones. */
const STEP = '\u3000';

export interface OrgUnitSelectProps {
  value: string;
  onChange: (id: string) => void;
}

/** A place in the tree of organizations: the own ones and all below, in the order of the tree. */
export function OrgUnitSelect({ value, onChange }: OrgUnitSelectProps): ReactElement {
  const t = useStrings();
  const { data: me } = useMe();
  const units = useQuery({ queryKey: ['org-units', 'all'], queryFn: loadAll, staleTime: 10 * 60_000 });
  if (units.isError) return <ErrorState error={units.error} onRetry={() => void units.refetch()} />;
  if (!units.data || !me) return <Loading lines={1} />;
  const tree = orderAsTree(units.data, ownRoots(me));
  return (
    <Select
      label={t('orgUnit')}
      name="orgUnitId"
      help={tree.length === 0 ? t('orgUnitsMissing') : t('orgUnitHelp')}
      value={value}
      onChange={onChange}
      options={tree.map(({ unit, depth }) => ({ value: unit.id, label: STEP.repeat(depth) + nameOf(unit) }))}
      isRequired
    />
  );
}

/** Where the signed-in person may give roles. */
const ownRoots = (me: Me): string[] =>
  me.roles.filter(({ role }) => role === 'ADMIN' || role === 'COORDINATOR').map(({ orgUnitId }) => orgUnitId);

async function loadAll(): Promise<OrgUnit[]> {
  const all: OrgUnit[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { items, total } = await unwrap<{ items: OrgUnit[]; total: number }>(
      api.GET('/api/v1/org-units', { params: { query: { page, pageSize: PAGE_SIZE } } }),
    );
    all.push(...items);
    if (all.length >= total || items.length === 0) break;
  }
  return all;
}
