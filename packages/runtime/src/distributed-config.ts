import { defined, MoissonError, said } from '@moisson/kernel';
import type { EnvironmentValues } from './environment.ts';
import { readable } from './setting-files.ts';

/** The addresses of the brokers, of the database and of the search engine of the distributed form. */
export interface Distributed {
  readonly kafka: {
    readonly brokers: readonly string[];
    readonly topicPrefix: string;
    readonly sessionSeconds: number;
    readonly tls: boolean;
    readonly tlsCaFile?: string;
    readonly sasl?: {
      readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
      readonly username: string;
      readonly password: string;
    };
  };
  readonly mongodb: { readonly uri: string; readonly tlsCaFile?: string };
  /** Undefined where each portal searches in its own memory. */
  readonly openSearch?: {
    readonly nodes: readonly string[];
    readonly username?: string;
    readonly password?: string;
    readonly tlsCaFile?: string;
    /** What the names of our indexes begin with. */
    readonly index: string;
  };
}

/** Returns the settings of the distributed form. Throws `config.invalid` with the setting that is missing. */
export const distributedOf = (e: EnvironmentValues): Distributed => {
  const missing = (['KAFKA_BROKERS', 'MONGODB_URI'] as const).find((name) => e[name] === undefined);
  if (missing !== undefined)
    throw new MoissonError('config.invalid', {
      detail: said(`MOISSON_FORM=distributed demande ${missing}`, `MOISSON_FORM=distributed needs ${missing}`),
    });
  const { KAFKA_SASL_MECHANISM: mechanism, KAFKA_USERNAME: username, KAFKA_PASSWORD: password } = e;
  if (mechanism !== undefined && (username === undefined || password === undefined))
    throw new MoissonError('config.invalid', {
      detail: said(
        'KAFKA_SASL_MECHANISM demande KAFKA_USERNAME et KAFKA_PASSWORD (ou KAFKA_PASSWORD_FILE)',
        'KAFKA_SASL_MECHANISM needs KAFKA_USERNAME and KAFKA_PASSWORD (or KAFKA_PASSWORD_FILE)',
      ),
    });
  return {
    kafka: {
      brokers: e.KAFKA_BROKERS!,
      topicPrefix: e.KAFKA_TOPIC_PREFIX,
      sessionSeconds: e.KAFKA_SESSION_SECONDS,
      tls: e.KAFKA_TLS,
      ...(e.KAFKA_TLS_CA_FILE === undefined ? {} : { tlsCaFile: readable('KAFKA_TLS_CA_FILE', e.KAFKA_TLS_CA_FILE) }),
      ...(mechanism === undefined ? {} : { sasl: { mechanism, username: username!, password: password! } }),
    },
    mongodb: {
      uri: e.MONGODB_URI!,
      ...(e.MONGODB_TLS_CA_FILE === undefined
        ? {}
        : { tlsCaFile: readable('MONGODB_TLS_CA_FILE', e.MONGODB_TLS_CA_FILE) }),
    },
    ...(e.OPENSEARCH_URL === undefined ? {} : { openSearch: openSearchOf(e, e.OPENSEARCH_URL) }),
  };
};

const openSearchOf = (e: EnvironmentValues, nodes: readonly string[]): NonNullable<Distributed['openSearch']> => {
  const { OPENSEARCH_USERNAME: username, OPENSEARCH_PASSWORD: password, OPENSEARCH_TLS_CA_FILE: caFile } = e;
  if ((username === undefined) !== (password === undefined))
    throw new MoissonError('config.invalid', {
      detail: said(
        'OPENSEARCH_USERNAME et OPENSEARCH_PASSWORD (ou OPENSEARCH_PASSWORD_FILE) vont ensemble',
        'OPENSEARCH_USERNAME and OPENSEARCH_PASSWORD (or OPENSEARCH_PASSWORD_FILE) go together',
      ),
    });
  return {
    nodes,
    index: e.OPENSEARCH_INDEX,
    ...defined({ username, password }),
    ...(caFile === undefined ? {} : { tlsCaFile: readable('OPENSEARCH_TLS_CA_FILE', caFile) }),
  };
};

/** Returns the settings without their secrets, for printing. */
export const redactedDistributed = ({ kafka, mongodb, openSearch }: Distributed): unknown => ({
  kafka: { ...kafka, ...(kafka.sasl === undefined ? {} : { sasl: { ...kafka.sasl, password: '[redacted]' } }) },
  mongodb: { ...mongodb, uri: mongodb.uri.replace(/\/\/[^@/]*@/, '//[redacted]@') },
  ...(openSearch === undefined
    ? {}
    : { openSearch: { ...openSearch, ...(openSearch.password === undefined ? {} : { password: '[redacted]' }) } }),
});
