import { inside } from '../../platform/src/inside.js';
export const door = inside;
