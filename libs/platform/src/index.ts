export { Audit, type AuditEntry } from './audit/audit.js';
export { childEnvironment, CONFIG, ConfigError, processConfig, readConfig, type Config } from './config/config.js';
export { SECRETS } from './config/secrets-token.js';
export { ensureSecrets, type Secrets } from './config/secrets.js';
export { FieldCipher } from './crypto/field-cipher.js';
export { registerConstraintProblem } from './database/constraint-problems.js';
export { createDataSource, dataSourceOptions } from './database/data-source.js';
export { runUnitOfWork, UnitOfWork, sqlState, type Work } from './database/unit-of-work.js';
export { ACCESS, Allow, AllowSignedIn, Public, type Access } from './http/access.decorator.js';
export { Answers, AnswersNothing } from './http/answers.decorator.js';
export { configureHttp, fastifyAdapter } from './http/configure-http.js';
export { contextOf, Ctx, type RequestWithActor } from './http/context.decorator.js';
export { orderBy, pageOf, PageQuery } from './http/page.schema.js';
export { JobCancelled, JobRuns, type JobProgress, type NewJobRun } from './job-run/job-runs.js';
export { jsonLogger } from './logging/json-logger.js';
export { logRequests } from './logging/request-log.js';
export { Outbox, type OutboxMessage, type OutboxOptions, type OutboxPayload } from './outbox/outbox.js';
export { pdfFonts, type PdfFonts } from './pdf/pdf-fonts.js';
export { drawRuns, type LineOfText, type ShapedRun, shapeText, widthOfRuns } from './pdf/shaped-text.js';
export { isolate, visualRuns } from './pdf/text-runs.rules.js';
export { PlatformModule } from './platform.module.js';
export type { QueuedMessage, QueueName } from './queue/message.js';
export { OnMessage, type ConsumerDeclaration } from './queue/on-message.decorator.js';
export { type Daily, declareDaily } from './queue/daily.rules.js';
export { OutboxRelay } from './queue/outbox-relay.js';
export { type QueueReconciled, QueueReconciler, RECONCILIATION_REQUESTED } from './queue/queue-reconciler.js';
export { type Reconciled, type Reconciliation, Reconciliations } from './queue/reconciliations.js';
export { MessageDispatcher } from './queue/message-dispatcher.js';
export { endWithSupervisor } from './process/end-with-supervisor.js';
export { migrateQueue } from './queue/queue-connection.js';
export { QueueWorkerModule } from './queue/queue-worker.module.js';
export { LiveChanges } from './realtime/live-changes.js';
export { LiveSources, type LiveSource } from './realtime/live-sources.js';
export { useLiveSockets } from './realtime/live-socket.adapter.js';
export { RealtimeModule } from './realtime/realtime.module.js';
export { declareTopic } from './queue/topics.js';
export { BackupError } from './backup/backup-format.js';
export { restoreBackup } from './backup/restore-backup.js';
export { writeBackup, type BackupSummary } from './backup/write-backup.js';
export { EmbeddedPostgresError } from './embedded-postgres/embedded-postgres-error.js';
export {
  startEmbeddedPostgres,
  urlOfRunningPostgres,
  type EmbeddedPostgres,
} from './embedded-postgres/embedded-postgres.js';
