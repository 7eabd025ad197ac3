import { api, request, unwrap } from '../../api/index.js';
import { nameOf } from '../../i18n/index.js';
import type { ComboOption } from '../../ui/index.js';
import type { CourseRow, Programme } from './types.js';

const MOST = 20;

/** Open programmes by name. */
export async function findProgrammes(search: string): Promise<ComboOption[]> {
  const query = { status: 'OPEN' as const, page: 1, pageSize: MOST, ...(search ? { search } : {}) };
  const { items } = await unwrap<{ items: Programme[] }>(api.GET('/api/v1/programmes', { params: { query } }));
  return items.map(optionOf);
}

/** A programme as a choice, its dates as the second line. */
export const optionOf = (programme: Programme): ComboOption => ({
  value: programme.id,
  label: nameOf(programme),
  description: `${programme.startsOn} – ${programme.endsOn}`,
});

/** All courses, the entry tier first. */
export async function loadCourses(): Promise<CourseRow[]> {
  const query = { page: 1, pageSize: 200 };
  return (await unwrap<{ items: CourseRow[] }>(api.GET('/api/v1/courses', { params: { query } }))).items;
}

interface OrgUnit {
  id: string;
  nameZh: string;
  nameUg: string | null;
  nameEn: string | null;
  parentNameZh: string | null;
}

/** Kinds of org units that hold classes. */
const BASE_KINDS = 'TRAINING_BASE,INCUBATOR,PARK,TOWNSHIP';

/** Places that a cohort of the programme may be held at, one's own first, with the org unit that they belong to. */
export async function findBases(search: string, programmeOrgUnitId?: string): Promise<ComboOption[]> {
  const query = new URLSearchParams({
    kind: BASE_KINDS,
    page: '1',
    pageSize: String(MOST),
    ...(search ? { search } : {}),
    ...(programmeOrgUnitId ? { usableFor: programmeOrgUnitId } : {}),
  });
  const { items } = await request<{ items: OrgUnit[] }>('GET', `/api/v1/org-units?${query.toString()}`);
  return items.map((unit) => ({
    value: unit.id,
    label: nameOf(unit),
    description: unit.parentNameZh ?? undefined,
  }));
}
