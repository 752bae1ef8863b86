import { said, type Bilingual } from './text.ts';

const REDACTED = 'REDACTED';

/**
 * User name and password before the host (RFC 3986 §3.2.1). JSON may escape a slash as `\/`. Repetitions are bounded,
 * so that hostile text cannot make the match slow.
 */
const USER_INFO = /(\b[a-z][a-z0-9+.-]{1,20}:(?:\\?[\\/]){1,3}|\bhttps?:)([^\s\\/?#"'<>]{1,1000})@/gi;
/** `name=` at the start of a text, or after a separator of parameters in a query, a fragment or a form. */
const PARAMETER = /(^|[?&;#,{(=\s"']|%3d)([^\s?&;#,{("'=<>\\/]{1,100})(=|%3d)/gi;
/** Matches the value of a parameter up to its end. */
const VALUE = /[^\s&#"'<>\\]*/y;

/** Names of parameters that carry a credential, in lower case without punctuation. */
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

/**
 * Returns whether a parameter with this name probably carries a credential. Decodes percent-encoding, and ignores other
 * text in front of the name.
 */
export const isSecretName = (name: string): boolean => {
  const plain = decoded(name)
    .split(/[&?;#=+,\s]/)
    .at(-1)!
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
  return WHOLE_NAMES.has(plain) || ENDINGS.test(plain) || BEGINNINGS.test(plain);
};

/**
 * Returns the text with the user names, passwords and key-like parameters of all its addresses redacted, or unchanged
 * if there are none.
 */
export const redactText = (text: string): string =>
  /[@=]|%3d/i.test(text) ? redactParameters(withoutUserInfo(text, `${REDACTED}@`)) : text;

/** Returns the text without the user names and passwords of its addresses. */
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

/** Yields the name and the position of the value of each key-like parameter. */
function* secretValues(text: string): Generator<{ name: string; start: number; end: number }> {
  const parameter = new RegExp(PARAMETER);
  const value = new RegExp(VALUE);
  for (let match = parameter.exec(text); match !== null; match = parameter.exec(text)) {
    const name = match[2]!;
    if (!isSecretName(name)) {
      // The separator after this name may also precede the next one, as in `fq=token%3D…`.
      parameter.lastIndex -= match[3]!.length;
      continue;
    }
    value.lastIndex = parameter.lastIndex;
    value.exec(text);
    yield { name: decoded(name), start: parameter.lastIndex, end: value.lastIndex };
    parameter.lastIndex = value.lastIndex;
  }
}

/**
 * Returns a description of the credential that an address or a filter seems to contain, without its value; undefined if
 * there is none.
 */
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

/**
 * Returns an address for public records: if it contains a credential, its user info, key-like parameters and fragment
 * are removed.
 */
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
  // Decode at most twice: no server reads a name that is encoded more often.
  for (let round = 0; round < 2 && plain.includes('%'); round += 1)
    try {
      plain = decodeURIComponent(plain);
    } catch {
      return plain;
    }
  return plain;
};
