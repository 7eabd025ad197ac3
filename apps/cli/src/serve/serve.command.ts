import type { Command } from 'commander';
import { command } from '../command.js';
import { serve } from './serve.js';

/** `silkcast serve` */
export function serveCommand(): Command {
  return command('serve', 'Run Silkcast: database (embedded unless DATABASE_URL is set), API, worker and web app.')
    .option('--demo', 'load the demo data first and show the demo accounts on the sign-in page')
    .action(serve);
}
