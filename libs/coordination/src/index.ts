export { CoordinationModule } from './coordination.module.js';
export { ProgrammeDirectory, type ProgrammeFacts } from './programme/programme-directory.js';
