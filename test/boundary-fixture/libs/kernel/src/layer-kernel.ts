import { course } from '#course';
export const upwards = course;
