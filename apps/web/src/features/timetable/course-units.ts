import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../api/index.js';
import type { components } from '../../api/schema.js';

type CoursePlan = components['schemas']['CoursePlan'];

/** All courses with their units; they are few. */
export const courseUnitsQuery = queryOptions({
  queryKey: ['courses', 'with-units'],
  staleTime: 10 * 60_000,
  queryFn: async (): Promise<CoursePlan[]> => {
    const { items } = await unwrap<{ items: { id: string }[] }>(
      api.GET('/api/v1/courses', { params: { query: { page: 1, pageSize: 50 } } }),
    );
    return Promise.all(
      items.map(({ id }) => unwrap<CoursePlan>(api.GET('/api/v1/courses/{id}', { params: { path: { id } } }))),
    );
  },
});
