import { runTool } from './run-tool.js';

// Whoever reads may have enough (`| head`): then there is nobody left to tell anything.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});
process.exitCode = await runTool(process.argv.slice(2));
