import { pino, type Logger } from 'pino';

export type { Logger };

/** Structured logs on standard error, so that standard output stays for results. Levels: debug, info, warn, error, silent. */
export const createLogger = (service: string, level: string): Logger =>
  pino({ level, base: { service }, redact: ['*.authorization', '*.token', '*.password'] }, process.stderr);
