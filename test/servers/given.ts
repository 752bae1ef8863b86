import { randomUUID } from 'node:crypto';
import { describe } from '@jest/globals';

/** Defines suites that need a server: they run if it was started or given, else they are skipped (`setup.mjs` prints why). */
export const withServer = (variable: 'KAFKA_BROKERS' | 'MONGODB_URI' | 'OPENSEARCH_URL', suites: () => void): void => {
  const given = process.env[variable] !== undefined;
  (given ? describe : describe.skip)(given ? 'with a real server' : `SKIPPED, no ${variable}`, suites);
};

export const kafkaBrokers = (): string[] => (process.env.KAFKA_BROKERS ?? '').split(',');

/** Returns a new database on the server. */
export const ownDatabase = (): { uri: string } => {
  const uri = new URL(process.env.MONGODB_URI!);
  uri.pathname = `/t-${randomUUID()}`;
  return { uri: uri.href };
};

export const servers = (): { brokers: string[]; mongodbUri: string } => ({
  brokers: kafkaBrokers(),
  mongodbUri: process.env.MONGODB_URI!,
});

/** Defines suites that need both servers. */
export const withServers = (suites: () => void): void =>
  withServer('KAFKA_BROKERS', () => withServer('MONGODB_URI', suites));
