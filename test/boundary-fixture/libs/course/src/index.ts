export const course = 1;
