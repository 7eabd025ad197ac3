import { Problem } from '#kernel';

/** 409: two rooms of one name at one place could not be told apart. */
export const resourceNameTaken = (): Problem =>
  new Problem('resource-name-taken', 409, { title: 'This place already has something of that name' });
