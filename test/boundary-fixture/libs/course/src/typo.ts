import { gone } from '#curse';
export const typo = gone;
