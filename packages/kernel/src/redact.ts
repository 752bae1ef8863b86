import { said, type Bilingual } from './text.ts';

const REDACTED = 'REDACTED';

/** User name and password before the host (RFC 3986 §3.2.1); JSON may write a slash as `\/`. Bounded, so that no text takes long. */
const USER_INFO = /(\b[a-z][a-z0-9+.-]{1,20}:(?:\\?[\\/]){1,3}|\bhttps?:)([^\s\\/?#"'<>]{1,1000})@/gi;
/** `name=` at the beginning of a text, or after what separates parameters in a query, a fragment or a form. */
const PARAMETER = /(^|[?&;#,{(=\s"']|%3d)([^\s?&;#,{("'=<>\\/]{1,100})(=|%3d)/gi;
/** Where a parameter's value ends. */
const VALUE = /[^\s&#"'<>\\]*/y;

/** Words by which parameters that carry a credential are named, capitals and punctuation left out. */
const WHOLE_NAMES = new Set([
  ...[
    'auth',
    'authorization',
    'bearer',
    'code',
    'credential',
    'credentials',
    'hmac',
    'jwt',
    'key',
    'pass',
    'passphrase',
  ],
  ...[
    'passwd',
    'password',
    'pwd',
    'sas',
    'secret',
    'session',
    'sessionid',
    'sid',
    'sig',
    'signature',
    'ticket',
    'token',
  ],
  ...['awsaccesskeyid', 'appid', 'clientsecret', 'keyid'],
]);
const ENDINGS = /(key|keyid|token|secret|passw(or)?d|pwd|signature|credentials?|jwt|sessionid)$/;
const BEGINNINGS = /^(oauth|apikey|accesskey|password)/;

/** Whether a parameter of this name is likely to carry a credential. Percent-encoding hides neither it nor what stands before it. */
export const isSecretName = (name: string): boolean => {
  const plain = decoded(name)
    .split(/[&?;#=+,\s]/)
    .at(-1)!
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
  return WHOLE_NAMES.has(plain) || ENDINGS.test(plain) || BEGINNINGS.test(plain);
};

/** The text with user names, passwords and key-like parameters of every address in it replaced. The same text where there are none. */
export const redactText = (text: string): string =>
  /[@=]|%3d/i.test(text) ? redactParameters(withoutUserInfo(text, `${REDACTED}@`)) : text;

/** The text without the user names and passwords of the addresses in it. */
export const withoutUserInfo = (text: string, instead = ''): string =>
  text.includes('@') ? text.replace(USER_INFO, (_, scheme: string) => scheme + instead) : text;

const redactParameters = (text: string): string => {
  let kept = '';
  let from = 0;
  for (const { start, end } of secretValues(text)) {
    kept += text.slice(from, start) + REDACTED;
    from = end;
  }
  return from === 0 ? text : kept + text.slice(from);
};

/** Where the values of key-like parameters stand, and their names. */
function* secretValues(text: string): Generator<{ name: string; start: number; end: number }> {
  const parameter = new RegExp(PARAMETER);
  const value = new RegExp(VALUE);
  for (let match = parameter.exec(text); match !== null; match = parameter.exec(text)) {
    const name = match[2]!;
    if (!isSecretName(name)) {
      // What ends this name may stand before the next, as in `fq=token%3D…`.
      parameter.lastIndex -= match[3]!.length;
      continue;
    }
    value.lastIndex = parameter.lastIndex;
    value.exec(text);
    yield { name: decoded(name), start: parameter.lastIndex, end: value.lastIndex };
    parameter.lastIndex = value.lastIndex;
  }
}

/** What in an address or a filter looks like a credential, in words that do not give it away; nothing where all is well. */
export const credentialIn = (text: string): Bilingual | undefined => {
  const url = URL.parse(text);
  if (url !== null && (url.username !== '' || url.password !== '')) return A_PASSWORD;
  if (withoutUserInfo(text) !== text) return A_PASSWORD;
  for (const { name } of secretValues(text)) {
    const shown = name.slice(0, 50);
    return said(`le paramètre « ${shown} »`, `the parameter "${shown}"`);
  }
  return undefined;
};

const A_PASSWORD = said('un nom d’utilisateur ou un mot de passe', 'a user name or a password');

/** An address as it may be put into public records: without user-info, key-like parameters and fragment, where it has any of them. */
export const publicAddress = (text: string): string => {
  const url = credentialIn(text) === undefined ? null : URL.parse(text);
  if (url === null) return text;
  url.username = '';
  url.password = '';
  url.hash = '';
  for (const name of [...url.searchParams.keys()]) if (isSecretName(name)) url.searchParams.delete(name);
  return redactText(url.href);
};

const decoded = (text: string): string => {
  let plain = text;
  // Encoded twice at most: what decodes further is no parameter that any server reads.
  for (let round = 0; round < 2 && plain.includes('%'); round += 1)
    try {
      plain = decodeURIComponent(plain);
    } catch {
      return plain;
    }
  return plain;
};
