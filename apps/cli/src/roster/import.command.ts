import { basename } from 'node:path';
import { readFile } from 'node:fs/promises';
import { NestFactory } from '@nestjs/core';
import { InvalidArgumentError, type Command } from 'commander';
import { z } from 'zod';
import { CoordinationModule } from '#coordination';
import { RosterImporter, RosterImporterModule } from '#course';
import { type Config, PlatformModule } from '#platform';
import { SchedulingModule } from '#scheduling';
import { answer, command } from '../command.js';
import { withDatabase, withDataSource } from '../database/with-database.js';

/** `silkcast roster import FILE --cohort ID` */
export function importCommand(): Command {
  return command('import', 'Import a roster into a cohort; each person is asked for consent at the first sign-in.')
    .argument('<file>', 'the workbook (.xlsx or .csv)')
    .requiredOption('--cohort <id>', 'id of the cohort, as in the address of its page', cohortId)
    .action(async (file: string, { cohort, json }: { cohort: string; json?: boolean }) => {
      const bytes = await readFile(file);
      const result = await withDatabase(async (url, config) => {
        // Asked before the application starts, which would try for a while and print more than a line.
        await withDataSource(url, (dataSource) => dataSource.query('select 1 from roster_import limit 0'));
        return runImport({ ...config, DATABASE_URL: url }, cohort, basename(file), bytes);
      });
      const { accepted, enrolled, alreadyEnrolled, waitlisted, merged, rejected } = result;
      answer(json, result, () =>
        [
          `${result.status}: ${accepted} people, ${enrolled} given a seat, ${waitlisted} waiting, ${alreadyEnrolled} were there before.`,
          `Rows merged ${merged}, refused ${rejected}.`,
        ].join('\n'),
      );
    });
}

function cohortId(text: string): string {
  if (!z.uuid().safeParse(text).success) throw new InvalidArgumentError('It is not the id of a cohort.');
  return text;
}

async function runImport(
  config: Config,
  cohort: string,
  fileName: string,
  bytes: Buffer,
): Promise<Awaited<ReturnType<RosterImporter['importFile']>>> {
  const root = {
    module: class RosterImportTool {},
    imports: [
      PlatformModule.forRoot(config, { http: false }),
      CoordinationModule,
      SchedulingModule,
      RosterImporterModule,
    ],
  };
  const app = await NestFactory.createApplicationContext(root, { logger: false, abortOnError: false });
  try {
    return await app.get(RosterImporter, { strict: false }).importFile(cohort, { fileName, bytes });
  } finally {
    await app.close();
  }
}
