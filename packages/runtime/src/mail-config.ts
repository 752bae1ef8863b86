import { MoissonError, said, type Bilingual } from '@moisson/kernel';
import type { EnvironmentValues } from './environment.ts';
import { isLoopback } from './loopback.ts';

/** The server by which e-mail is sent. */
export interface MailServerSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (`smtps:`). */
  readonly secure: boolean;
  /** Refuse to go on without TLS: a password is sent to another machine. */
  readonly requireTls: boolean;
  readonly user?: string;
  readonly password?: string;
}

/** The digest of what needs a person, by e-mail. */
export interface DigestSettings {
  readonly server: MailServerSettings;
  readonly from: string;
  readonly to: readonly string[];
  /** Five fields, in Québec’s time. */
  readonly schedule: string;
  /** The console’s address as browsers see it, for links. */
  readonly consoleUrl: string;
}

const MAX_RECIPIENTS = 20;
/** One address, without a name: no space, comma or bracket, so that none is taken for several. */
const ADDRESS = /^[^\s@<>,;:"()[\]\\]{1,64}@[a-z\d](?:[a-z\d.-]{0,188}[a-z\d])?$/i;

/** Returns the settings of the digest; undefined without recipients. Throws `config.invalid`. */
export const digestOf = (e: EnvironmentValues): DigestSettings | undefined => {
  const consoleUrl = e.MOISSON_OPERATOR_PUBLIC_URL;
  if (e.MOISSON_DIGEST_TO.length > 0 && consoleUrl === undefined)
    throw invalid(
      said(
        'MOISSON_DIGEST_TO demande MOISSON_SMTP_URL, MOISSON_MAIL_FROM et MOISSON_OPERATOR_PUBLIC_URL',
        'MOISSON_DIGEST_TO needs MOISSON_SMTP_URL, MOISSON_MAIL_FROM and MOISSON_OPERATOR_PUBLIC_URL',
      ),
    );
  const mail = mailTo(e, 'MOISSON_DIGEST_TO');
  return mail && { ...mail, schedule: e.MOISSON_DIGEST_CRON, consoleUrl: consoleUrl! };
};

/** Returns how the people of a setting are written to; undefined without any. Throws `config.invalid`. */
export const mailTo = (
  e: EnvironmentValues,
  setting: 'MOISSON_DIGEST_TO' | 'MOISSON_ALERT_TO' | 'MOISSON_ALERT_ESCALATION_TO',
): Pick<DigestSettings, 'server' | 'from' | 'to'> | undefined => {
  const { MOISSON_SMTP_URL: url, MOISSON_MAIL_FROM: from, [setting]: to } = e;
  if (to.length === 0) return undefined;
  if (url === undefined || from === undefined)
    throw invalid(
      said(
        `${setting} demande MOISSON_SMTP_URL et MOISSON_MAIL_FROM`,
        `${setting} needs MOISSON_SMTP_URL and MOISSON_MAIL_FROM`,
      ),
    );
  if (to.length > MAX_RECIPIENTS)
    throw invalid(
      said(`${setting} : ${MAX_RECIPIENTS} adresses au plus`, `${setting}: at most ${MAX_RECIPIENTS} addresses`),
    );
  for (const address of [from, ...to])
    if (!ADDRESS.test(address))
      throw invalid(
        said(
          `« ${address} » n’est pas une adresse de courriel seule`,
          `"${address}" is not one bare address of e-mail`,
        ),
      );
  return { server: serverOf(url), from, to };
};

/** The message never holds the address of the server: it has a password. */
const serverOf = (text: string): MailServerSettings => {
  const url = URL.parse(text);
  if (
    url === null ||
    !/^smtps?:$/.test(url.protocol) ||
    url.hostname === '' ||
    url.search !== '' ||
    url.pathname.length > 1
  )
    throw invalid(
      said(
        'MOISSON_SMTP_URL : smtp(s)://nom:mot-de-passe@hôte:port attendu',
        'MOISSON_SMTP_URL: smtp(s)://name:password@host:port expected',
      ),
    );
  const secure = url.protocol === 'smtps:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const [user, password] = [decoded(url.username), decoded(url.password)];
  return {
    ...{ host, port: url.port === '' ? (secure ? 465 : 587) : Number(url.port), secure },
    requireTls: !secure && user !== '' && !isLoopback(host),
    ...(user === '' ? {} : { user, password }),
  };
};

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

const invalid = (detail: Bilingual): MoissonError => new MoissonError('config.invalid', { detail });
