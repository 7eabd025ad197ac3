export { CertificationModule } from './certification.module.js';
export { CertificationWorkerModule } from './certification-worker.module.js';
