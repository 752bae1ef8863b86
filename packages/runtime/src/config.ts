import { defined, MoissonError, said } from '@moisson/kernel';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isLoopback } from './loopback.ts';
import { tokenWeakness } from './token-strength.ts';
import { addressRange } from './trusted-proxies.ts';

const port = z.coerce.number().int().min(0).max(65_535);
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

const mebibytes = z.coerce
  .number()
  .int()
  .min(1)
  .max(1024 * 1024);
const hours = z.coerce
  .number()
  .min(0)
  .max(10 * 366 * 24);

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/** The environment variables, every one optional. */
const Environment = z.object({
  MOISSON_FORM: z.enum(['embedded', 'distributed']).default('embedded'),
  MOISSON_DATA_DIR: z.string().min(1).default('data'),
  MOISSON_REGISTRY_MAX_MIB: mebibytes.default(10_240),
  MOISSON_CATALOGUE_MAX_MIB: mebibytes.default(20_480),
  // A quarter of it must hold the events that the indexer publishes for one batch.
  MOISSON_CHANGELOG_MAX_MIB: mebibytes.min(256).default(5120),
  MOISSON_LOG_RETENTION_HOURS: hours.default(7 * 24),
  MOISSON_DEAD_LETTER_RETENTION_HOURS: hours.default(90 * 24),
  MOISSON_PORTAL_PORT: port.default(8080),
  MOISSON_PORTAL_HOST: z.string().default('127.0.0.1'),
  MOISSON_OPERATOR_PORT: port.default(8081),
  MOISSON_OPERATOR_HOST: z.string().default('127.0.0.1'),
  MOISSON_OPERATOR_TOKEN: z.string().min(32, 'at least 32 characters').optional(),
  MOISSON_MONITOR_PORT: port.default(8082),
  MOISSON_MONITOR_HOST: z.string().default('127.0.0.1'),
  MOISSON_HARVESTER_PORT: port.default(8083),
  MOISSON_HARVESTER_HOST: z.string().default('127.0.0.1'),
  MOISSON_INDEXER_PORT: port.default(8084),
  MOISSON_INDEXER_HOST: z.string().default('127.0.0.1'),
  MOISSON_METRICS_PORT: port.optional(),
  MOISSON_METRICS_HOST: z.string().default('127.0.0.1'),
  MOISSON_TRUSTED_PROXIES: list
    .refine((ranges) => ranges.every((range) => addressRange(range) !== undefined), {
      error: 'expected addresses or CIDR ranges, separated by commas, none of all addresses',
    })
    .default([]),
  MOISSON_CONNECTIONS_PER_ADDRESS: z.coerce.number().int().min(1).max(1000).default(100),
  MOISSON_OPERATOR_URL: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:8081'),
  MOISSON_PORTAL_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => new URL(url).origin)
    .optional(),
  MOISSON_STATUS_URL: z.url({ protocol: /^https?$/ }).optional(),
  MOISSON_LEASE_SECONDS: z.coerce.number().int().min(1).max(3600).default(60),
  MOISSON_EGRESS_ALLOW: list.default([]),
  MOISSON_CONTACT: z.string().max(200).default('https://github.com/moisson-quebec/moisson'),
  MOISSON_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  MOISSON_CONCURRENCY: z.coerce.number().int().min(1).max(100).default(8),
  KAFKA_BROKERS: list.optional(),
  KAFKA_TOPIC_PREFIX: z
    .string()
    .regex(/^[a-zA-Z0-9._-]{0,100}$/)
    .default(''),
  KAFKA_SESSION_SECONDS: z.coerce.number().int().min(1).max(1800).default(30),
  KAFKA_TLS: flag.default(false),
  KAFKA_TLS_CA_FILE: z.string().min(1).optional(),
  KAFKA_SASL_MECHANISM: z.enum(['plain', 'scram-sha-256', 'scram-sha-512']).optional(),
  KAFKA_USERNAME: z.string().min(1).optional(),
  KAFKA_PASSWORD: z.string().min(1).optional(),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'expected mongodb://…')
    .optional(),
  MONGODB_TLS_CA_FILE: z.string().min(1).optional(),
});
export type EnvironmentName = keyof z.infer<typeof Environment>;
export const environmentNames = Object.keys(Environment.shape) as EnvironmentName[];

/** Secrets. Each may be given as a file name in `NAME_FILE`; none is ever printed. */
const SECRETS: ReadonlySet<string> = new Set<EnvironmentName>([
  'MOISSON_OPERATOR_TOKEN',
  'KAFKA_PASSWORD',
  'MONGODB_URI',
]);

/** Set by our own launcher; not a setting. */
const INTERNAL = new Set(['MOISSON_LAUNCH_CWD']);

/** The interface and port of a service, and whom it trusts. */
export interface Listen {
  readonly host: string;
  readonly port: number;
  /** Addresses and CIDR ranges of proxies whose `X-Forwarded-For` is believed; none if absent. */
  readonly trustedProxies?: readonly string[];
  /** The maximum of open connections, and of requests in progress, per address. */
  readonly connectionsPerAddress?: number;
}

/** The maximum size of a file on disk, and the setting that sets it. */
export interface FileLimit {
  readonly mebibytes: number;
  readonly setting: EnvironmentName;
}

/** The addresses of the brokers and of the database of the distributed form. */
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
}

export interface Config {
  /** Undefined in the embedded form. */
  readonly distributed?: Distributed;
  readonly dataDir: string;
  /** Limits of the embedded form's files. */
  readonly files: {
    readonly registry: FileLimit;
    readonly catalogue: FileLimit;
    readonly changelog: FileLimit;
  };
  /** How long the embedded form's log keeps events that every reader has processed. */
  readonly logRetention: {
    readonly hours: number;
    /** Dead letters and finished runs are kept longer, because people look at them later. */
    readonly deadLetterHours: number;
  };
  readonly portal: Listen;
  readonly operator: Listen & { readonly token?: string };
  readonly monitor: Listen;
  readonly harvester: Listen;
  readonly indexer: Listen;
  /** The interface and port of this process's metrics; without a port, the default of its service (`startMetrics`). */
  readonly metrics: { readonly host: string; readonly port?: number };
  /** The address at which the commands reach the operator's API in the distributed form. */
  readonly operatorUrl: string;
  /** The portal's public address, used in sitemaps and canonical links; if absent, each request's own host is used. */
  readonly portalUrl?: string;
  /** The address of the status page that the portal links to. */
  readonly statusUrl?: string;
  readonly leaseSeconds: number;
  readonly egressAllow: readonly string[];
  readonly userAgent: string;
  readonly logLevel: string;
  readonly concurrency: number;
}

/**
 * Returns the typed configuration of an environment. A secret may be given as `NAME_FILE`. Throws `config.invalid` with the variable, also
 * for an unknown one: a misspelt setting that is silently ignored costs hours.
 */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): Config => {
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (INTERNAL.has(name) || value === undefined || value === '') continue;
    const base = name.replace(/_FILE$/, '');
    if (base !== name && SECRETS.has(base)) given[base] = secretFrom(name, value);
    else if (Object.hasOwn(Environment.shape, name)) given[name] = value;
    else if (name.startsWith('MOISSON_'))
      throw new MoissonError('config.invalid', {
        detail: said(`variable inconnue ${name}`, `unknown variable ${name}`),
      });
  }
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new MoissonError('config.invalid', { detail: `${issue!.path.join('.')}: ${issue!.message}` });
  }
  const e = parsed.data;
  checkOperatorToken(e.MOISSON_OPERATOR_HOST, e.MOISSON_OPERATOR_TOKEN);
  const visitors = {
    trustedProxies: e.MOISSON_TRUSTED_PROXIES,
    connectionsPerAddress: e.MOISSON_CONNECTIONS_PER_ADDRESS,
  };
  return {
    ...(e.MOISSON_FORM === 'distributed' ? { distributed: distributedOf(e) } : {}),
    dataDir: e.MOISSON_DATA_DIR,
    files: {
      registry: { mebibytes: e.MOISSON_REGISTRY_MAX_MIB, setting: 'MOISSON_REGISTRY_MAX_MIB' },
      catalogue: { mebibytes: e.MOISSON_CATALOGUE_MAX_MIB, setting: 'MOISSON_CATALOGUE_MAX_MIB' },
      changelog: { mebibytes: e.MOISSON_CHANGELOG_MAX_MIB, setting: 'MOISSON_CHANGELOG_MAX_MIB' },
    },
    logRetention: { hours: e.MOISSON_LOG_RETENTION_HOURS, deadLetterHours: e.MOISSON_DEAD_LETTER_RETENTION_HOURS },
    portal: { host: e.MOISSON_PORTAL_HOST, port: e.MOISSON_PORTAL_PORT, ...visitors },
    operator: {
      host: e.MOISSON_OPERATOR_HOST,
      port: e.MOISSON_OPERATOR_PORT,
      ...visitors,
      ...defined({ token: e.MOISSON_OPERATOR_TOKEN }),
    },
    monitor: { host: e.MOISSON_MONITOR_HOST, port: e.MOISSON_MONITOR_PORT, ...visitors },
    harvester: { host: e.MOISSON_HARVESTER_HOST, port: e.MOISSON_HARVESTER_PORT },
    indexer: { host: e.MOISSON_INDEXER_HOST, port: e.MOISSON_INDEXER_PORT },
    metrics: {
      host: e.MOISSON_METRICS_HOST,
      ...defined({ port: e.MOISSON_METRICS_PORT }),
    },
    operatorUrl: e.MOISSON_OPERATOR_URL,
    ...defined({ portalUrl: e.MOISSON_PORTAL_URL, statusUrl: e.MOISSON_STATUS_URL }),
    leaseSeconds: e.MOISSON_LEASE_SECONDS,
    egressAllow: e.MOISSON_EGRESS_ALLOW,
    userAgent: `Moisson/0.1 (open-data harvester; +${e.MOISSON_CONTACT.replace(/[^\x20-\x7e]/g, '')})`,
    logLevel: e.MOISSON_LOG_LEVEL,
    concurrency: e.MOISSON_CONCURRENCY,
  };
};

/** On a public interface the token is the console's only protection, so it must be strong. Throws `config.invalid`. */
const checkOperatorToken = (host: string, token: string | undefined): void => {
  if (isLoopback(host)) return;
  if (token === undefined)
    throw new MoissonError('config.invalid', {
      detail: said(
        'MOISSON_OPERATOR_HOST n’est pas une adresse locale : donnez MOISSON_OPERATOR_TOKEN, ou la console serait ouverte à tous',
        'MOISSON_OPERATOR_HOST is not a loopback address: set MOISSON_OPERATOR_TOKEN, or the console would be open to all',
      ),
    });
  const weakness = tokenWeakness(token);
  if (weakness !== undefined)
    throw new MoissonError('config.invalid', {
      detail: said(
        `MOISSON_OPERATOR_TOKEN se devine (${weakness.fr}), et MOISSON_OPERATOR_HOST n’est pas une adresse locale : faites-en un avec « openssl rand -hex 32 »`,
        `MOISSON_OPERATOR_TOKEN can be guessed (${weakness.en}), and MOISSON_OPERATOR_HOST is not a loopback address: make one with "openssl rand -hex 32"`,
      ),
    });
};

const distributedOf = (e: z.infer<typeof Environment>): Distributed => {
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
  };
};

/** Returns the settings of the distributed form, for a service that has no embedded form. Throws `config.invalid`. */
export const distributedForm = ({ distributed }: Config): Distributed => {
  if (distributed === undefined)
    throw new MoissonError('config.invalid', {
      detail: said(
        'un service à part demande MOISSON_FORM=distributed, KAFKA_BROKERS et MONGODB_URI; « npm start » lance tout en un',
        'a service of its own needs MOISSON_FORM=distributed, KAFKA_BROKERS and MONGODB_URI; "npm start" runs all in one',
      ),
    });
  return distributed;
};

/** Returns the configuration without its secrets, for printing. */
export const redacted = (config: Config): unknown => ({
  ...config,
  ...(config.distributed === undefined ? {} : { distributed: redactedDistributed(config.distributed) }),
  operator: { ...config.operator, ...(config.operator.token === undefined ? {} : { token: '[redacted]' }) },
});

const redactedDistributed = ({ kafka, mongodb }: Distributed): unknown => ({
  kafka: { ...kafka, ...(kafka.sasl === undefined ? {} : { sasl: { ...kafka.sasl, password: '[redacted]' } }) },
  mongodb: { ...mongodb, uri: mongodb.uri.replace(/\/\/[^@/]*@/, '//[redacted]@') },
});

const secretFrom = (name: string, path: string): string => contentOf(name, path).trim();

const readable = (name: string, path: string): string => {
  contentOf(name, path);
  return path;
};

const contentOf = (name: string, path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new MoissonError(
      'config.invalid',
      { detail: said(`${name} : ${path} ne se lit pas`, `${name}: ${path} cannot be read`) },
      { cause },
    );
  }
};
