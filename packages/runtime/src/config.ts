import { defined, MoissonError, said } from '@moisson/kernel';
import { alertsOf, redactedAlerts, type AlertSettings } from './alert-config.ts';
import { credentialKeys } from './credential-keys.ts';
import { distributedOf, redactedDistributed, type Distributed } from './distributed-config.ts';
import { Environment, PRIVATE_FILES, SECRETS, type EnvironmentName } from './environment.ts';
import { exportsOf, type ExportSettings } from './exports-config.ts';
import { isLoopback } from './loopback.ts';
import { digestOf, type DigestSettings } from './mail-config.ts';
import { oidcOf, type Oidc } from './oidc-config.ts';
import { privateSecretFrom, secretFrom } from './setting-files.ts';
import { tokenWeakness } from './token-strength.ts';

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
  /** The maximum of requests of programs in a minute, per address; none if absent or 0. */
  readonly requestsPerMinute?: number;
}

/** The maximum size of a file on disk, and the setting that sets it. */
export interface FileLimit {
  readonly mebibytes: number;
  readonly setting: EnvironmentName;
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
  readonly operator: Listen & { readonly token?: string; readonly oidc?: Oidc };
  /** The digest of what needs a person; undefined: none is sent. */
  readonly digest?: DigestSettings;
  /** Who is told of alerts. */
  readonly alerts: AlertSettings;
  /** The nightly files of the whole catalogue; undefined: none are written nor served. */
  readonly exports?: ExportSettings;
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
  /** The keys that encrypt the credentials of sources, 32 bytes each, the newest first. */
  readonly credentialKeys: readonly Uint8Array[];
  /** The folder of the image of the portal's search index, in the distributed form. */
  readonly searchImageDir?: string;
  /** What the portal signs; the same for all portals. */
  readonly portalSecret?: string;
  /** The address of e-mail in MOISSON_CONTACT, if it is one. */
  readonly contactEmail?: string;
  readonly leaseSeconds: number;
  readonly egressAllow: readonly string[];
  readonly userAgent: string;
  readonly logLevel: string;
  readonly concurrency: number;
  /** How the links of datasets are checked. `embedded`: whether the process of the embedded form does it. */
  readonly checker: Listen & {
    readonly embedded: boolean;
    readonly concurrency: number;
    readonly periodDays: number;
  };
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
    if (base !== name && SECRETS.has(base))
      given[base] = (PRIVATE_FILES.has(base) ? privateSecretFrom : secretFrom)(name, value);
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
    portal: {
      ...{ host: e.MOISSON_PORTAL_HOST, port: e.MOISSON_PORTAL_PORT, ...visitors },
      requestsPerMinute: e.MOISSON_REQUESTS_PER_MINUTE,
    },
    operator: {
      host: e.MOISSON_OPERATOR_HOST,
      port: e.MOISSON_OPERATOR_PORT,
      ...visitors,
      ...defined({ token: e.MOISSON_OPERATOR_TOKEN, oidc: oidcOf(e) }),
    },
    alerts: alertsOf(e),
    monitor: { host: e.MOISSON_MONITOR_HOST, port: e.MOISSON_MONITOR_PORT, ...visitors },
    harvester: { host: e.MOISSON_HARVESTER_HOST, port: e.MOISSON_HARVESTER_PORT },
    indexer: { host: e.MOISSON_INDEXER_HOST, port: e.MOISSON_INDEXER_PORT },
    metrics: {
      host: e.MOISSON_METRICS_HOST,
      ...defined({ port: e.MOISSON_METRICS_PORT }),
    },
    operatorUrl: e.MOISSON_OPERATOR_URL,
    ...defined({
      digest: digestOf(e),
      exports: exportsOf(e),
      portalUrl: e.MOISSON_PORTAL_URL,
      statusUrl: e.MOISSON_STATUS_URL,
      searchImageDir: e.MOISSON_SEARCH_IMAGE_DIR,
      portalSecret: e.MOISSON_PORTAL_SECRET,
      contactEmail: /^(?:mailto:)?([^\s@<>]{1,64}@[^\s@<>]{1,190})$/.exec(e.MOISSON_CONTACT)?.[1],
    }),
    credentialKeys: credentialKeys(e.MOISSON_CREDENTIALS_KEY, e.MOISSON_CREDENTIALS_OLD_KEYS),
    leaseSeconds: e.MOISSON_LEASE_SECONDS,
    egressAllow: e.MOISSON_EGRESS_ALLOW,
    userAgent: `Moisson/0.1 (open-data harvester; +${e.MOISSON_CONTACT.replace(/[^\x20-\x7e]/g, '')})`,
    logLevel: e.MOISSON_LOG_LEVEL,
    concurrency: e.MOISSON_CONCURRENCY,
    checker: {
      ...{ host: e.MOISSON_CHECKER_HOST, port: e.MOISSON_CHECKER_PORT, embedded: e.MOISSON_CHECKER },
      ...{ concurrency: e.MOISSON_CHECKER_CONCURRENCY, periodDays: e.MOISSON_CHECKER_PERIOD_DAYS },
    },
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
  credentialKeys: config.credentialKeys.map(() => '[redacted]'),
  ...(config.digest?.server.password === undefined
    ? {}
    : { digest: { ...config.digest, server: { ...config.digest.server, password: '[redacted]' } } }),
  alerts: redactedAlerts(config.alerts),
  operator: {
    ...config.operator,
    ...(config.operator.token === undefined ? {} : { token: '[redacted]' }),
    ...(config.operator.oidc === undefined ? {} : { oidc: { ...config.operator.oidc, clientSecret: '[redacted]' } }),
  },
});
