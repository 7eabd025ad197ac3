import { api, request, unwrap } from '../../api/index.js';
import { nameOf } from '../../i18n/index.js';
import type { ComboOption } from '../../ui/index.js';
import type { components } from '../../api/schema.js';

type Schemas = components['schemas'];
export type CohortRow = Schemas['CohortRow'];
export type CohortPage = Schemas['CohortPage'];
type Programme = Schemas['Programme'];

const MOST = 20;
/** As many classes as one plan may have. */
export const MOST_COHORTS = 60;

/** Programmes to choose classes by. */
export const loadProgrammes = (): Promise<{ items: Programme[] }> =>
  unwrap<{ items: Programme[] }>(api.GET('/api/v1/programmes', { params: { query: { page: 1, pageSize: 200 } } }));

export interface CohortSearch {
  programmeId: string;
  search: string;
  page: number;
  pageSize: number;
}

/** Classes that have not begun, with or without a timetable, and running ones whose timetable is not published yet. */
export const findCohorts = ({ programmeId, search, ...page }: CohortSearch): Promise<CohortPage> =>
  unwrap<CohortPage>(
    api.GET('/api/v1/cohorts', {
      params: {
        query: {
          ...page,
          isPlannable: 'true',
          sort: 'startsOn',
          ...(search ? { search } : {}),
          ...(programmeId ? { programmeId } : {}),
        },
      },
    }),
  );

/** Whether a class may be planned anew. */
export const isPlannable = ({ timetableStatus }: Pick<CohortRow, 'timetableStatus'>): boolean =>
  timetableStatus !== 'PUBLISHED';

export const loadCohort = (id: string): Promise<Schemas['Cohort']> =>
  unwrap<Schemas['Cohort']>(api.GET('/api/v1/cohorts/{id}', { params: { path: { id } } }));

/** Instructors by name. */
export async function findInstructors(search: string): Promise<ComboOption[]> {
  const { items } = await unwrap<Schemas['InstructorPage']>(
    api.GET('/api/v1/instructors', {
      params: { query: { page: 1, pageSize: MOST, ...(search ? { search } : {}) } },
    }),
  );
  return items.map((one) => ({ value: one.id, label: nameOf(one), description: nameOf(one.orgUnit) }));
}

/** Rooms, studios and orchards by name or place; many places have a room 1, so the place stays beside the name. */
export async function findRooms(search: string): Promise<ComboOption[]> {
  const { items } = await unwrap<Schemas['ResourcePage']>(
    api.GET('/api/v1/resources', { params: { query: { page: 1, pageSize: MOST, ...(search ? { search } : {}) } } }),
  );
  return items
    .filter(({ kind }) => kind !== 'KIT')
    .map((room) => ({ value: room.id, label: `${room.name} · ${nameOf(room.orgUnit)}` }));
}

/** Places that lessons are held at or people come from. */
export async function findPlaces(search: string): Promise<ComboOption[]> {
  const query = new URLSearchParams({ page: '1', pageSize: String(MOST), ...(search ? { search } : {}) });
  const { items } = await request<{
    items: { id: string; nameZh: string; nameUg: string | null; nameEn: string | null; parentNameZh: string | null }[];
  }>('GET', `/api/v1/org-units?${query.toString()}`);
  return items.map((unit) => ({ value: unit.id, label: nameOf(unit), description: unit.parentNameZh ?? undefined }));
}
