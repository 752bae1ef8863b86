import { z } from 'zod';
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

/** A user name in an address would be printed with it; it has settings of its own. */
const isNodeAddress = (text: string): boolean => {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
};

/** The environment variables, every one optional. */
export const Environment = z.object({
  MOISSON_FORM: z.enum(['embedded', 'distributed']).default('embedded'),
  MOISSON_DATA_DIR: z.string().min(1).default('data'),
  MOISSON_SEARCH_IMAGE_DIR: z.string().min(1).optional(),
  MOISSON_REGISTRY_MAX_MIB: mebibytes.default(10_240),
  MOISSON_CATALOGUE_MAX_MIB: mebibytes.default(20_480),
  // A quarter of it must hold the events that the indexer publishes for one batch.
  MOISSON_CHANGELOG_MAX_MIB: mebibytes.min(256).default(5120),
  MOISSON_LOG_RETENTION_HOURS: hours.default(7 * 24),
  MOISSON_DEAD_LETTER_RETENTION_HOURS: hours.default(90 * 24),
  MOISSON_PORTAL_PORT: port.default(8080),
  MOISSON_PORTAL_HOST: z.string().default('127.0.0.1'),
  MOISSON_PORTAL_SECRET: z.string().min(32, 'at least 32 characters').optional(),
  MOISSON_OPERATOR_PORT: port.default(8081),
  MOISSON_OPERATOR_HOST: z.string().default('127.0.0.1'),
  MOISSON_OPERATOR_TOKEN: z.string().min(32, 'at least 32 characters').optional(),
  MOISSON_OPERATOR_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  MOISSON_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  MOISSON_OIDC_CLIENT_ID: z.string().min(1).optional(),
  MOISSON_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  MOISSON_OIDC_SCOPE: z
    .string()
    .regex(/(^| )openid( |$)/, 'must have openid')
    .default('openid profile'),
  MOISSON_OIDC_ROLE_CLAIM: z.string().min(1).default('groups'),
  MOISSON_OIDC_ROLES: z.string().min(1).optional(),
  MOISSON_SMTP_URL: z.string().min(1).optional(),
  MOISSON_MAIL_FROM: z.string().min(1).optional(),
  MOISSON_DIGEST_TO: list.default([]),
  MOISSON_DIGEST_CRON: z.string().min(9).max(200).default('0 7 * * *'),
  MOISSON_ALERT_TO: list.default([]),
  MOISSON_ALERT_ESCALATION_TO: list.default([]),
  MOISSON_ALERT_ESCALATE_MINUTES: z.coerce.number().int().min(1).max(10_080).default(30),
  MOISSON_ALERT_WEBHOOK_URL: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional(),
  MOISSON_ALERT_WEBHOOK_SECRET: z.string().min(1).optional(),
  MOISSON_ALERT_CHAT_URL: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional(),
  MOISSON_ALERT_OBJECTIVE: list.default([]),
  MOISSON_HEARTBEAT_URL: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional(),
  MOISSON_EXPORTS_DIR: z.string().min(1).optional(),
  MOISSON_EXPORTS_CRON: z.string().min(3).max(200).default('30 3 * * *'),
  MOISSON_EXPORTS_NIGHTS: z.coerce.number().int().min(1).max(366).default(7),
  MOISSON_EXPORTS_MAX_MIB: mebibytes.default(10_240),
  MOISSON_MONITOR_PORT: port.default(8082),
  MOISSON_MONITOR_HOST: z.string().default('127.0.0.1'),
  MOISSON_HARVESTER_PORT: port.default(8083),
  MOISSON_HARVESTER_HOST: z.string().default('127.0.0.1'),
  MOISSON_INDEXER_PORT: port.default(8084),
  MOISSON_INDEXER_HOST: z.string().default('127.0.0.1'),
  MOISSON_CHECKER_PORT: port.default(8085),
  MOISSON_CHECKER_HOST: z.string().default('127.0.0.1'),
  MOISSON_METRICS_PORT: port.optional(),
  MOISSON_METRICS_HOST: z.string().default('127.0.0.1'),
  MOISSON_TRUSTED_PROXIES: list
    .refine((ranges) => ranges.every((range) => addressRange(range) !== undefined), {
      error: 'expected addresses or CIDR ranges, separated by commas, none of all addresses',
    })
    .default([]),
  MOISSON_CONNECTIONS_PER_ADDRESS: z.coerce.number().int().min(1).max(1000).default(100),
  MOISSON_REQUESTS_PER_MINUTE: z.coerce.number().int().min(0).max(1_000_000).default(6000),
  MOISSON_OPERATOR_URL: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:8081'),
  MOISSON_PORTAL_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => new URL(url).origin)
    .optional(),
  MOISSON_STATUS_URL: z.url({ protocol: /^https?$/ }).optional(),
  MOISSON_CREDENTIALS_KEY: z.string().optional(),
  MOISSON_CREDENTIALS_OLD_KEYS: z.string().optional(),
  MOISSON_LEASE_SECONDS: z.coerce.number().int().min(1).max(3600).default(60),
  MOISSON_EGRESS_ALLOW: list.default([]),
  MOISSON_CONTACT: z.string().max(200).default('https://github.com/moisson-quebec/moisson'),
  MOISSON_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  MOISSON_CONCURRENCY: z.coerce.number().int().min(1).max(100).default(8),
  MOISSON_CHECKER: flag.default(false),
  MOISSON_CHECKER_CONCURRENCY: z.coerce.number().int().min(1).max(100).default(4),
  MOISSON_CHECKER_PERIOD_DAYS: z.coerce.number().min(1).max(366).default(7),
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
  OPENSEARCH_URL: list
    .refine((urls) => urls.length > 0 && urls.every(isNodeAddress), {
      error: 'expected http(s)://host:port, separated by commas, without a user name',
    })
    .optional(),
  OPENSEARCH_USERNAME: z.string().min(1).optional(),
  OPENSEARCH_PASSWORD: z.string().min(1).optional(),
  OPENSEARCH_TLS_CA_FILE: z.string().min(1).optional(),
  OPENSEARCH_INDEX: z
    .string()
    .regex(/^[a-z][a-z0-9_-]{0,99}$/)
    .default('moisson-datasets'),
});
export type EnvironmentName = keyof z.infer<typeof Environment>;
export const environmentNames = Object.keys(Environment.shape) as EnvironmentName[];

/** Secrets. Each may be given as a file name in `NAME_FILE`; none is ever printed. */
export const SECRETS: ReadonlySet<string> = new Set<EnvironmentName>([
  'MOISSON_OPERATOR_TOKEN',
  'MOISSON_OIDC_CLIENT_SECRET',
  'MOISSON_PORTAL_SECRET',
  'MOISSON_SMTP_URL',
  'MOISSON_ALERT_WEBHOOK_SECRET',
  'MOISSON_ALERT_CHAT_URL',
  'MOISSON_HEARTBEAT_URL',
  'MOISSON_CREDENTIALS_KEY',
  'MOISSON_CREDENTIALS_OLD_KEYS',
  'KAFKA_PASSWORD',
  'MONGODB_URI',
  'OPENSEARCH_PASSWORD',
]);

/** Secrets whose file must not be readable by every user of the machine. */
export const PRIVATE_FILES: ReadonlySet<string> = new Set<EnvironmentName>([
  'MOISSON_CREDENTIALS_KEY',
  'MOISSON_CREDENTIALS_OLD_KEYS',
]);

/** The values of the environment, as `Environment` reads them. */
export type EnvironmentValues = z.infer<typeof Environment>;
