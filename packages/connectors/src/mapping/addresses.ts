import { parseUrl } from './urls.ts';

/** Longest address that is kept, in characters. A longer one is dropped and not cut: a cut one would lead elsewhere. */
export const MAX_ADDRESS = 4000;

/** A normalised web address, another address as text, or the reason why it is neither. */
export type AddressReading =
  | { readonly web: string; readonly hadCredentials: boolean }
  | { readonly text: string; readonly hadCredentials: boolean }
  | { readonly fault: 'too-long' | 'not-web' };

/** Reads an address. User names and passwords are removed, because stored addresses are public. */
export const readAddress = (given: string): AddressReading => {
  const text = given.trim();
  if (text.length > MAX_ADDRESS) return { fault: 'too-long' };
  const url = parseUrl(text);
  if (url === undefined) return { fault: 'not-web' };
  const hadCredentials = url.username !== '' || url.password !== '';
  // Only set when needed: each assignment parses the URL again.
  if (hadCredentials) {
    url.username = '';
    url.password = '';
  }
  if (url.href.length > MAX_ADDRESS) return { fault: 'too-long' };
  if (url.protocol === 'http:' || url.protocol === 'https:') return { web: url.href, hadCredentials };
  return FILE_TRANSFER.has(url.protocol) ? { text: url.href, hadCredentials } : { fault: 'not-web' };
};

const FILE_TRANSFER = new Set(['ftp:', 'ftps:', 'sftp:']);

/** Returns a normalised http or https address, or undefined. */
export const webUrl = (text: string): string | undefined => {
  const reading = readAddress(text);
  return 'web' in reading ? reading.web : undefined;
};

/** Returns a text without the user names and passwords of its addresses. */
export const withoutCredentials = (text: string): string =>
  text.includes('@') && text.includes('//') ? text.replace(CREDENTIALS, '//') : text;
const CREDENTIALS = /\/\/[^\s/?#"'<>\\]*@/g;

/** Returns the first e-mail address of a `mailto:`, a list or a text, or undefined. */
export const emailOf = (given: string): string | undefined => {
  const [first = ''] = given
    .slice(0, 1000)
    .replace(/^\s*mailto:/i, '')
    .split(/[\s,;?<>]+/)
    .filter((part) => part.includes('@'));
  const email = first.length > 254 ? '' : decoded(first);
  return /^[^\s@()"'<>\\]{1,64}@[^\s@()"'<>\\.]{1,63}(?:\.[^\s@()"'<>\\.]{1,63}){1,10}$/.test(email)
    ? email
    : undefined;
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
