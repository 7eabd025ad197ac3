import { api } from '../../../apps/api/src/api.js';
export const lib = api;
