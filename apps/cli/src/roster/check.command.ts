import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { beijingDate } from '#kernel';
import { checkRoster, toRosterReport, type RosterReport } from '#trainee';
import { answer, command } from '../command.js';

/** `silkcast roster check FILE`: the dry run, without a database. */
export function checkCommand(): Command {
  return command(
    'check',
    'Read a roster (.xlsx or .csv) and say row by row what an import would do. Needs no database.',
  )
    .argument('<file>', 'the workbook')
    .action(async (file: string, { json }: { json?: boolean }) => {
      const report = toRosterReport(await checkRoster(await readFile(file), { today: beijingDate(new Date()) }));
      answer(json, report, () => lines(report));
    });
}

function lines(report: RosterReport): string {
  const { headerRow, accepted, rejected, merged, normalisedNames, dropped } = report;
  return [
    `Header in row ${headerRow}. Accepted ${accepted}, merged ${merged.length}, refused ${rejected.length}.`,
    `Names put right: ${normalisedNames}. Columns not kept: ${dropped.join(', ') || 'none'}.`,
    ...merged.map(({ row, sameAsRow }) => `  row ${row}: same person as row ${sameAsRow}`),
    ...rejected.map(({ row, reason }) => `  row ${row}: ${reason}`),
  ].join('\n');
}
