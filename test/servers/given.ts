import { randomUUID } from 'node:crypto';
import { describe } from '@jest/globals';

/** Suites that need a server: run where it was started or given, else skipped (`setup.mjs` says why). */
export const withServer = (variable: 'KAFKA_BROKERS' | 'MONGODB_URI', suites: () => void): void => {
  const given = process.env[variable] !== undefined;
  (given ? describe : describe.skip)(given ? 'with a real server' : `SKIPPED, no ${variable}`, suites);
};

export const kafkaBrokers = (): string[] => (process.env.KAFKA_BROKERS ?? '').split(',');

/** A database of its own on the server. */
export const ownDatabase = (): { uri: string } => {
  const uri = new URL(process.env.MONGODB_URI!);
  uri.pathname = `/t-${randomUUID()}`;
  return { uri: uri.href };
};

export const servers = (): { brokers: string[]; mongodbUri: string } => ({
  brokers: kafkaBrokers(),
  mongodbUri: process.env.MONGODB_URI!,
});

/** Suites that need both servers. */
export const withServers = (suites: () => void): void =>
  withServer('KAFKA_BROKERS', () => withServer('MONGODB_URI', suites));
