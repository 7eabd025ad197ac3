import { api, request, unwrap } from '../../api/index.js';
import type { components } from '../../api/schema.js';
import { nameOf } from '../../i18n/index.js';
import type { ComboOption } from '../../ui/index.js';

type Schemas = components['schemas'];
type CohortRow = Schemas['CohortRow'];

const MOST = 20;
/** As many classes as one study may have. */
export const MOST_COHORTS = 60;

export const loadProgrammes = (): Promise<{ items: Schemas['Programme'][] }> =>
  unwrap<{ items: Schemas['Programme'][] }>(
    api.GET('/api/v1/programmes', { params: { query: { page: 1, pageSize: 200 } } }),
  );

async function cohorts(query: { search?: string; programmeId?: string; pageSize: number }): Promise<CohortRow[]> {
  const { items } = await unwrap<Schemas['CohortPage']>(
    api.GET('/api/v1/cohorts', { params: { query: { page: 1, isPlannable: 'true', sort: 'startsOn', ...query } } }),
  );
  return items;
}

const optionOf = (row: CohortRow): ComboOption => ({ value: row.id, label: nameOf(row), description: row.code });

/** Classes that have not begun, and running ones whose timetable is not published yet, by name or code. */
export const findCohorts = async (search: string): Promise<ComboOption[]> =>
  (await cohorts({ pageSize: MOST, ...(search ? { search } : {}) })).map(optionOf);

/** All classes of a programme whose timetable is not published yet. */
export const openCohortsOf = async (programmeId: string): Promise<ComboOption[]> =>
  (await cohorts({ programmeId, pageSize: 200 }))
    .filter(({ timetableStatus }) => timetableStatus !== 'PUBLISHED')
    .map(optionOf);

export async function findInstructors(search: string): Promise<ComboOption[]> {
  const { items } = await unwrap<Schemas['InstructorPage']>(
    api.GET('/api/v1/instructors', {
      params: { query: { page: 1, pageSize: MOST, ...(search ? { search } : {}) } },
    }),
  );
  return items.map((one) => ({ value: one.id, label: nameOf(one), description: nameOf(one.orgUnit) }));
}

interface OrgUnit {
  id: string;
  nameZh: string;
  nameUg: string | null;
  nameEn: string | null;
  parentNameZh: string | null;
}

/** Kinds of org units that lessons are held at. */
const BASE_KINDS = 'TRAINING_BASE,INCUBATOR,PARK,TOWNSHIP';

export async function findBases(search: string): Promise<ComboOption[]> {
  const query = new URLSearchParams({
    kind: BASE_KINDS,
    page: '1',
    pageSize: String(MOST),
    ...(search ? { search } : {}),
  });
  const { items } = await request<{ items: OrgUnit[] }>('GET', `/api/v1/org-units?${query.toString()}`);
  return items.map((unit) => ({ value: unit.id, label: nameOf(unit), description: unit.parentNameZh ?? undefined }));
}
