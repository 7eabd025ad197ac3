import { Problem } from '#kernel';

/** 409: one person, one instructor. */
export const instructorExists = (): Problem =>
  new Problem('instructor-exists', 409, { title: 'This person is an instructor already' });

/** 409: without the role the person could not open a lesson or see who comes; give the role first. */
export const instructorRoleMissing = (): Problem =>
  new Problem('instructor-role-missing', 409, { title: 'This person does not have the role of an instructor' });
