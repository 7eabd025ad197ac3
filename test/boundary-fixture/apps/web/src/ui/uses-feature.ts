import { alpha } from '../features/alpha/alpha.js';
export const ui = alpha;
