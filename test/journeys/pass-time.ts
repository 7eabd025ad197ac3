import { join } from 'node:path';
import pg from 'pg';
import { urlOfRunningPostgres } from '#platform';
import type { Product } from './product.js';

/**
 * The rest of a cohort's lessons as if they had been held: all in the past, closed, and the named trainee present. The
 * database is told, because nobody can wait a week for a test.
 */
export async function holdRemainingLessons(
  product: Product,
  cohortId: string,
  traineeMobileMasked: string,
): Promise<void> {
  const client = new pg.Client({
    connectionString: product.databaseUrl ?? urlOfRunningPostgres(join(product.dataDir, 'postgres')),
  });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(
      `insert into attendance (lesson_id, enrollment_id, mark, class_hours, method)
       select l.id, e.id, case when p.mobile_masked = $2 then 'PRESENT' else 'ABSENT' end,
              case when p.mobile_masked = $2 then l.class_hours else 0 end, 'INSTRUCTOR'
       from lesson l join enrollment e on e.cohort_id = l.cohort_id and e.status = 'CONFIRMED'
       join trainee t on t.id = e.trainee_id join person p on p.id = t.person_id
       where l.cohort_id = $1 and l.status in ('SCHEDULED', 'OPEN') on conflict do nothing`,
      [cohortId, traineeMobileMasked],
    );
    await client.query(`update lesson set status = 'CLOSED', closed_at = now() where cohort_id = $1`, [cohortId]);
    await client.query('commit');
  } finally {
    await client.end();
  }
}
