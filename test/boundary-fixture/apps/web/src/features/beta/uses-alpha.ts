import { alpha } from '../alpha/alpha.js';
export const beta = alpha;
