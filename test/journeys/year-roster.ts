import { readFile } from 'node:fs/promises';
import { type ApiClient } from './api-client.js';

export interface RosterImport {
  id: string;
  cohortId: string;
  status: string;
  accepted: number;
  rowsDone: number;
  personsCreated: number;
  personsMatched: number;
  enrolled: number;
  alreadyEnrolled: number;
  jobId: string;
}

export const YEAR_ROWS = 4520;

/** Opens a cohort with seats for the whole year's 4,520 people. */
export async function openYearCohort(coordinator: ApiClient, code: string): Promise<{ id: string }> {
  const { items: programmes } = await coordinator.get<{
    items: { id: string; status: string; startsOn: string; endsOn: string }[];
  }>('/api/v1/programmes?status=OPEN&pageSize=100');
  const today = new Date().toISOString().slice(0, 10);
  const programme = programmes.find(({ startsOn, endsOn }) => startsOn <= today && endsOn >= today);
  const { items: courses } = await coordinator.get<{ items: { id: string }[] }>('/api/v1/courses');
  const { items: places } = await coordinator.get<{ items: { id: string; kind: string }[] }>('/api/v1/org-units');
  return coordinator.post<{ id: string }>('/api/v1/cohorts', {
    programmeId: programme?.id,
    courseId: courses[0]?.id,
    baseId: places.find(({ kind }) => kind === 'TRAINING_BASE' || kind === 'INCUBATOR')?.id,
    code,
    nameZh: '全年学员',
    startsOn: programme?.endsOn,
    endsOn: programme?.endsOn,
    capacity: 5000,
  });
}

/** Checks the roster of the year's 4,520 people; nobody is enrolled yet. */
export async function checkYearRoster(
  coordinator: ApiClient,
  cohort: { id: string },
  onSent?: () => void,
): Promise<RosterImport> {
  const file = await readFile(new URL('../fixtures/rosters/year-2023-4520.xlsx', import.meta.url));
  return coordinator.upload(`/api/v1/cohorts/${cohort.id}/roster-imports`, file, 'year-2023-4520.xlsx', onSent);
}

/** Queues the import. */
export async function startImport(coordinator: ApiClient, { id }: RosterImport): Promise<void> {
  await coordinator.post(`/api/v1/roster-imports/${id}/start`, { consentBasis: 'PENDING' });
}

export const showImport = (coordinator: ApiClient, { id }: RosterImport): Promise<RosterImport> =>
  coordinator.get(`/api/v1/roster-imports/${id}`);

export const hasEnded = ({ status }: RosterImport): boolean => status !== 'QUEUED' && status !== 'RUNNING';
