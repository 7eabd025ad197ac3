import { api, request, unwrap } from '../../api/index.js';
import { nameOf } from '../../i18n/index.js';
import type { ComboOption } from '../../ui/index.js';

const MOST = 20;

interface OrgUnit {
  id: string;
  nameZh: string;
  nameUg: string | null;
  nameEn: string | null;
  parentNameZh: string | null;
}

/** Org units of the reader's scope by name; `kinds` narrows them, such as to places with rooms. */
export async function findOrgUnits(search: string, kinds?: string): Promise<ComboOption[]> {
  const query = new URLSearchParams({
    page: '1',
    pageSize: String(MOST),
    ...(kinds ? { kind: kinds } : {}),
    ...(search ? { search } : {}),
  });
  const { items } = await request<{ items: OrgUnit[] }>('GET', `/api/v1/org-units?${query.toString()}`);
  return items.map((unit) => ({ value: unit.id, label: nameOf(unit), description: unit.parentNameZh ?? undefined }));
}

/** Kinds of org units that have rooms. */
export const PLACE_KINDS = 'TRAINING_BASE,INCUBATOR,PARK,TOWNSHIP';

/** People who have the role of an instructor, by name. */
export async function findInstructorPeople(search: string): Promise<ComboOption[]> {
  const query = { role: 'INSTRUCTOR' as const, page: 1, pageSize: MOST, ...(search ? { search } : {}) };
  const { items } = await unwrap<{
    items: { personId: string; displayName: string; nameUg: string | null; mobileMasked: string | null }[];
  }>(api.GET('/api/v1/accounts', { params: { query } }));
  return items.map((person) => ({
    value: person.personId,
    label: nameOf({ nameZh: person.displayName, nameUg: person.nameUg }),
    description: person.mobileMasked ?? undefined,
  }));
}
