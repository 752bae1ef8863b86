import { MoissonError } from '@moisson/contracts';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);
const cidrs = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

/** The environment as people write it, every variable optional. */
const Environment = z.object({
  MOISSON_DATA_DIR: z.string().min(1).default('data'),
  MOISSON_PORTAL_PORT: port.default(8080),
  MOISSON_PORTAL_HOST: z.string().default('127.0.0.1'),
  MOISSON_OPERATOR_PORT: port.default(8081),
  MOISSON_OPERATOR_HOST: z.string().default('127.0.0.1'),
  MOISSON_OPERATOR_TOKEN: z.string().min(32, 'at least 32 characters').optional(),
  MOISSON_MONITOR_PORT: port.default(8082),
  MOISSON_MONITOR_HOST: z.string().default('127.0.0.1'),
  MOISSON_EGRESS_ALLOW: cidrs.default([]),
  MOISSON_CONTACT: z.string().max(200).default('https://github.com/moisson-quebec/moisson'),
  MOISSON_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  MOISSON_CONCURRENCY: z.coerce.number().int().min(1).max(100).default(8),
});
export type EnvironmentName = keyof z.infer<typeof Environment>;
export const environmentNames = Object.keys(Environment.shape) as EnvironmentName[];

/** Set by our own launcher; not a setting. */
const INTERNAL = new Set(['MOISSON_LAUNCH_CWD']);

export interface Listen {
  readonly host: string;
  readonly port: number;
}

export interface Config {
  readonly dataDir: string;
  readonly portal: Listen;
  readonly operator: Listen & { readonly token?: string };
  readonly monitor: Listen;
  readonly egressAllow: readonly string[];
  readonly userAgent: string;
  readonly logLevel: string;
  readonly concurrency: number;
}

/**
 * The typed configuration of an environment. A secret may be given as `NAME_FILE`. Throws `config.invalid` naming the
 * variable: unknown ones too, for a misspelt setting that is silently ignored costs hours.
 */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): Config => {
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (!name.startsWith('MOISSON_') || INTERNAL.has(name) || value === undefined || value === '') continue;
    const base = name.replace(/_FILE$/, '');
    if (base !== name && base === 'MOISSON_OPERATOR_TOKEN') given[base] = secretFrom(name, value);
    else if (Object.hasOwn(Environment.shape, name)) given[name] = value;
    else throw new MoissonError('config.invalid', { detail: `unknown variable ${name}` });
  }
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new MoissonError('config.invalid', { detail: `${issue!.path.join('.')}: ${issue!.message}` });
  }
  const e = parsed.data;
  if (!isLoopback(e.MOISSON_OPERATOR_HOST) && e.MOISSON_OPERATOR_TOKEN === undefined)
    throw new MoissonError('config.invalid', {
      detail:
        'MOISSON_OPERATOR_HOST is not a loopback address: set MOISSON_OPERATOR_TOKEN, or the console would be open to all',
    });
  return {
    dataDir: e.MOISSON_DATA_DIR,
    portal: { host: e.MOISSON_PORTAL_HOST, port: e.MOISSON_PORTAL_PORT },
    operator: {
      host: e.MOISSON_OPERATOR_HOST,
      port: e.MOISSON_OPERATOR_PORT,
      ...(e.MOISSON_OPERATOR_TOKEN === undefined ? {} : { token: e.MOISSON_OPERATOR_TOKEN }),
    },
    monitor: { host: e.MOISSON_MONITOR_HOST, port: e.MOISSON_MONITOR_PORT },
    egressAllow: e.MOISSON_EGRESS_ALLOW,
    userAgent: `Moisson/0.1 (open-data harvester; +${e.MOISSON_CONTACT.replace(/[^\x20-\x7e]/g, '')})`,
    logLevel: e.MOISSON_LOG_LEVEL,
    concurrency: e.MOISSON_CONCURRENCY,
  };
};

/** The configuration as it may be printed. */
export const redacted = (config: Config): unknown => ({
  ...config,
  operator: { ...config.operator, ...(config.operator.token === undefined ? {} : { token: '[redacted]' }) },
});

const secretFrom = (name: string, path: string): string => {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (cause) {
    throw new MoissonError('config.invalid', { detail: `${name}: ${path} cannot be read` }, { cause });
  }
};

export const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127\./.test(host);
