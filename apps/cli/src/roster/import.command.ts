import { basename } from 'node:path';
import { readFile } from 'node:fs/promises';
import { NestFactory } from '@nestjs/core';
import type { Command } from 'commander';
import { z } from 'zod';
import { CoordinationModule } from '#coordination';
import { RosterImporter, RosterImporterModule } from '#course';
import { type Config, PlatformModule } from '#platform';
import { SchedulingModule } from '#scheduling';
import { answer, command, OperatorError } from '../command.js';
import { withDatabase } from '../database/with-database.js';

/** `silkcast roster import FILE --cohort ID` */
export function importCommand(): Command {
  return command('import', 'Import a roster into a cohort; each person is asked for consent at the first sign-in.')
    .argument('<file>', 'the workbook (.xlsx or .csv)')
    .requiredOption('--cohort <id>', 'id of the cohort, as in the address of its page')
    .action(async (file: string, { cohort, json }: { cohort: string; json?: boolean }) => {
      if (!z.uuid().safeParse(cohort).success) throw new OperatorError('--cohort is not the id of a cohort.');
      const bytes = await readFile(file);
      const result = await withDatabase((url, config) =>
        runImport({ ...config, DATABASE_URL: url }, cohort, basename(file), bytes),
      );
      const { accepted, enrolled, alreadyEnrolled, waitlisted, merged, rejected } = result;
      answer(json, result, () =>
        [
          `${result.status}: ${accepted} people, ${enrolled} given a seat, ${waitlisted} waiting, ${alreadyEnrolled} were there before.`,
          `Rows merged ${merged}, refused ${rejected}.`,
        ].join('\n'),
      );
    });
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
  const app = await NestFactory.createApplicationContext(root, { logger: ['error', 'fatal'], abortOnError: false });
  try {
    return await app.get(RosterImporter, { strict: false }).importFile(cohort, { fileName, bytes });
  } finally {
    await app.close();
  }
}
