import { ConsoleLogger, type LogLevel } from '@nestjs/common';

/** One JSON object a line. Callers log ids and counts; never bodies, names, numbers or tokens. */
export function jsonLogger(levels: LogLevel[] = ['log', 'warn', 'error', 'fatal']): ConsoleLogger {
  return new ConsoleLogger({ json: true, colors: false, logLevels: levels });
}
