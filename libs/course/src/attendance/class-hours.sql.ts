/** SQL: class hours of a cohort's lessons that are not cancelled. `cohortId` is a column or a parameter. */
export const plannedClassHours = (cohortId: string): string =>
  `(select coalesce(sum(planned_lesson.class_hours), 0)::int from lesson planned_lesson
    where planned_lesson.cohort_id = ${cohortId} and planned_lesson.status <> 'CANCELLED')`;

/** SQL: class hours of a cohort's lessons that are over. */
export const heldClassHours = (cohortId: string): string =>
  `(select coalesce(sum(held_lesson.class_hours), 0)::int from lesson held_lesson
    where held_lesson.cohort_id = ${cohortId} and held_lesson.status = 'CLOSED')`;

/** SQL: class hours that count for an enrollment, in lessons that are not cancelled (handbook §2.3). */
export const attendedClassHours = (enrollmentId: string): string =>
  `(select coalesce(sum(counted.class_hours), 0)::int from attendance counted
    join lesson counted_lesson on counted_lesson.id = counted.lesson_id
    where counted.enrollment_id = ${enrollmentId} and counted_lesson.status <> 'CANCELLED')`;
