import { built } from './testing.js';
export const product = built;
