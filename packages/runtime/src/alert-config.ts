import { MoissonError, said, type Bilingual } from '@moisson/kernel';
import type { EnvironmentValues } from './environment.ts';
import { mailTo, type MailServerSettings } from './mail-config.ts';

/** E-mail to some people. */
export interface MailRoute {
  readonly server: MailServerSettings;
  readonly from: string;
  readonly to: readonly string[];
}

/** The share of the time, from 0 to 1, in which feeds are meant to be fresh; where two apply, that of the source counts. */
export interface Objectives {
  readonly all?: number;
  /** By `source:ID` and `organization:ID`. */
  readonly of: ReadonlyMap<string, number>;
}

/** Who is told of alerts, and how. Without any of them alerts are still on the console and in the Atom feed. */
export interface AlertSettings {
  readonly mail?: MailRoute;
  /** Who is told if nobody acknowledges a critical alert for so many minutes. */
  readonly escalation?: MailRoute;
  readonly escalateMinutes: number;
  /** A program, by a signed request (Standard Webhooks). */
  readonly webhook?: { readonly url: string; readonly secret: string };
  /** An incoming webhook of Slack, Teams or Mattermost. Its address is its password. */
  readonly chatUrl?: string;
  /** Is asked every minute while alerts are looked after: an outside watcher tells when that ends. */
  readonly heartbeatUrl?: string;
  readonly objectives?: Objectives;
  /** The console’s address as browsers see it, for links. */
  readonly consoleUrl?: string;
}

/** 24 to 64 bytes, as Standard Webhooks has it. */
const SECRET = /^whsec_(?:[A-Za-z0-9+/]{4}){8,22}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Returns the settings of alerts. Throws `config.invalid`. */
export const alertsOf = (e: EnvironmentValues): AlertSettings => {
  const { MOISSON_ALERT_WEBHOOK_URL: url, MOISSON_ALERT_WEBHOOK_SECRET: secret } = e;
  if ((url === undefined) !== (secret === undefined))
    throw invalid(
      said(
        'MOISSON_ALERT_WEBHOOK_URL et MOISSON_ALERT_WEBHOOK_SECRET vont ensemble',
        'MOISSON_ALERT_WEBHOOK_URL and MOISSON_ALERT_WEBHOOK_SECRET go together',
      ),
    );
  if (secret !== undefined && !SECRET.test(secret))
    throw invalid(
      said(
        'MOISSON_ALERT_WEBHOOK_SECRET : « whsec_ » et 24 à 64 octets en base64 attendus (echo whsec_$(openssl rand -base64 32))',
        'MOISSON_ALERT_WEBHOOK_SECRET: “whsec_” and 24 to 64 bytes in base64 expected (echo whsec_$(openssl rand -base64 32))',
      ),
    );
  const optional = {
    mail: mailTo(e, 'MOISSON_ALERT_TO'),
    escalation: mailTo(e, 'MOISSON_ALERT_ESCALATION_TO'),
    webhook: url === undefined || secret === undefined ? undefined : { url, secret },
    ...{ chatUrl: e.MOISSON_ALERT_CHAT_URL, heartbeatUrl: e.MOISSON_HEARTBEAT_URL },
    objectives: objectivesOf(e.MOISSON_ALERT_OBJECTIVE),
    consoleUrl: e.MOISSON_OPERATOR_PUBLIC_URL,
  };
  return { escalateMinutes: e.MOISSON_ALERT_ESCALATE_MINUTES, ...withoutUndefined(optional) };
};

const withoutUndefined = (given: {
  readonly [K in keyof Omit<AlertSettings, 'escalateMinutes'>]-?: AlertSettings[K] | undefined;
}) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Omit<
    AlertSettings,
    'escalateMinutes'
  >;

const OBJECTIVE = /^(?:((?:source|organization):[a-z0-9][a-z0-9-]{0,99})=)?(\d{2}(?:\.\d{1,3})?)$/;

/** Reads `99,organization:ville-de-laval=99.5,source:laval=95`. */
const objectivesOf = (parts: readonly string[]): Objectives | undefined => {
  if (parts.length === 0) return undefined;
  const read = parts.map((part) => {
    const [, whose, percent] = OBJECTIVE.exec(part) ?? [];
    if (percent === undefined || Number(percent) < 50)
      throw invalid(
        said(
          `MOISSON_ALERT_OBJECTIVE : « ${part} » n’est ni un pourcentage de 50 à 99,999, ni source:ID=POURCENTAGE, ni organization:ID=POURCENTAGE`,
          `MOISSON_ALERT_OBJECTIVE: "${part}" is neither a percentage from 50 to 99.999, nor source:ID=PERCENTAGE, nor organization:ID=PERCENTAGE`,
        ),
      );
    return [whose, Number(percent) / 100] as const;
  });
  const all = read.findLast(([whose]) => whose === undefined)?.[1];
  const of = new Map(read.flatMap(([whose, share]) => (whose === undefined ? [] : [[whose, share] as const])));
  return { of, ...(all === undefined ? {} : { all }) };
};

/** Returns the settings without what lets in, for printing. */
export const redactedAlerts = ({
  mail,
  escalation,
  webhook,
  chatUrl,
  heartbeatUrl,
  ...rest
}: AlertSettings): unknown => ({
  ...rest,
  ...(mail === undefined ? {} : { mail: { to: mail.to } }),
  ...(escalation === undefined ? {} : { escalation: { to: escalation.to } }),
  ...(webhook === undefined ? {} : { webhook: { url: hostOf(webhook.url) } }),
  ...(chatUrl === undefined ? {} : { chatUrl: hostOf(chatUrl) }),
  ...(heartbeatUrl === undefined ? {} : { heartbeatUrl: hostOf(heartbeatUrl) }),
});

/** The rest of such an address is often a password. */
const hostOf = (url: string): string => `${new URL(url).origin}/[redacted]`;

const invalid = (detail: Bilingual): MoissonError => new MoissonError('config.invalid', { detail });
