import { api } from '../../api/src/api.js';
export const worker = api;
