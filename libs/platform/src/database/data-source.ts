import { DataSource, type DataSourceOptions, type MixedList } from 'typeorm';

// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- TypeORM's own type for an entity or migration class
type ClassList = MixedList<Function | string>;

export interface DataSourceSettings {
  url: string;
  poolSize?: number;
  entities?: ClassList;
  migrations?: ClassList;
}

/** One way to reach PostgreSQL for the product, the tests and the tools. `synchronize` is never on. */
export function dataSourceOptions(settings: DataSourceSettings): DataSourceOptions {
  return {
    type: 'postgres',
    url: settings.url,
    entities: settings.entities ?? [],
    migrations: settings.migrations ?? [],
    migrationsTransactionMode: 'each',
    synchronize: false,
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    extra: {
      max: settings.poolSize ?? 10,
      application_name: 'silkcast',
      // A request that can't finish in 30 s is a defect; a job opens its own bounded transactions.
      statement_timeout: 60_000,
      idle_in_transaction_session_timeout: 60_000,
    },
  };
}

export function createDataSource(settings: DataSourceSettings | string): DataSource {
  return new DataSource(dataSourceOptions(typeof settings === 'string' ? { url: settings } : settings));
}
