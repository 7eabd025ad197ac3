export { TRAINEE_ENROLLED } from './course.events.js';
export { CourseModule } from './course.module.js';
export { CourseWorkerModule } from './course-worker.module.js';
