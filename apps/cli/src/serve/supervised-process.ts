import { fork, type ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

const RESTART_PAUSE_MS = 1000;
const DRAIN_MS = 25_000;

/**
 * One part of Silkcast in a process of its own, started again when it dies. It ends by itself when this process is
 * gone, because the channel between them closes.
 */
export class SupervisedProcess {
  private child: ChildProcess | undefined;
  private stopping = false;
  private loop: Promise<void> = Promise.resolve();

  constructor(
    private readonly name: string,
    private readonly entry: string,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  start(): void {
    this.loop = this.run();
  }

  /** Lets requests and jobs in hand finish, then ends the process. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.child?.kill('SIGTERM');
    const killer = setTimeout(() => this.child?.kill('SIGKILL'), DRAIN_MS);
    await this.loop;
    clearTimeout(killer);
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      // A session of its own: Ctrl-C reaches it by `stop`, in order, and not from the terminal.
      this.child = fork(this.entry, { env: this.environment, detached: true });
      const code = await new Promise((done) => this.child?.once('exit', (status, signal) => done(signal ?? status)));
      if (this.stopping) return;
      process.stderr.write(`${this.name} ended (${String(code)}); starting it again.\n`);
      await pause(RESTART_PAUSE_MS);
    }
  }
}
