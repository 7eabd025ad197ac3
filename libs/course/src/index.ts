export { COHORT_COMPLETED } from './close-cohort/close-cohort.events.js';
export { CompletionDirectory, type CompletionFilter } from './close-cohort/completion-directory.js';
export { COMPLETION_OUTCOMES, CompletionOverview, CompletionRow } from './close-cohort/completion.presenter.js';
export { CohortDirectory, type CohortFacts } from './cohort/cohort-directory.js';
export { TRAINEE_ENROLLED } from './course.events.js';
export { CourseModule } from './course.module.js';
export { CourseWorkerModule } from './course-worker.module.js';
export { RosterImporter } from './roster-import/roster-importer.js';
export { RosterImporterModule } from './roster-import/roster-importer.module.js';
