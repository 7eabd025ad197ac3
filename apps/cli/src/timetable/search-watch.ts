import type { SearchListener } from './timetable-task.js';
import { rounded } from './figures-text.js';

/** Ctrl-C ends the search with the best so far; a second one ends the tool. */
export interface SearchWatch extends SearchListener {
  wasStopped: boolean;
  end(): void;
}

/** Shows the search on a terminal, a line that is written over, and listens for the wish to stop it. */
export function watchSearch(): SearchWatch {
  const stopping = new AbortController();
  let isShown = false;
  const stop = (): void => {
    watch.wasStopped = true;
    process.off('SIGINT', stop).off('SIGTERM', stop);
    stopping.abort();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  const watch: SearchWatch = {
    wasStopped: false,
    signal: stopping.signal,
    onProgress({ seconds, iterations, hard, cost }) {
      if (!process.stderr.isTTY) return;
      isShown = true;
      const text = `${seconds.toFixed(1)} s  hard ${hard}  cost ${rounded(cost)}  ${iterations} iterations`;
      process.stderr.write(`\r\x1b[2K${text}`);
    },
    end() {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      if (isShown) process.stderr.write('\r\x1b[2K');
    },
  };
  return watch;
}
