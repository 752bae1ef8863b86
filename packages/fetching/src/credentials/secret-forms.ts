import { MIN_SECRET, type Credential } from '@moisson/contracts';

/**
 * Returns the texts in which a server may send a secret of these credentials back: as it is, and as addresses, forms,
 * JSON and XML escape it; the longest first.
 */
export const secretForms = (parts: readonly Credential[]): readonly string[] => {
  const forms = new Set(parts.flatMap(secretsOf).flatMap(escaped));
  return [...forms].filter((form) => form.length >= MIN_SECRET).sort((a, b) => b.length - a.length);
};

const secretsOf = (credential: Credential): readonly string[] => {
  switch (credential.kind) {
    case 'header':
    case 'query':
      return [credential.value];
    case 'bearer':
      return [credential.token];
    case 'basic':
      return [credential.password, basicOf(credential)];
    // A key is never sent; certificates are public.
    case 'client-certificate':
    case 'authority':
      return [];
  }
};

/** Returns the credentials of HTTP Basic (RFC 7617): user name and password in UTF-8, joined by a colon, in base64. */
export const basicOf = ({ username, password }: { readonly username: string; readonly password: string }): string =>
  Buffer.from(`${username}:${password}`).toString('base64');

const escaped = (secret: string): readonly string[] => {
  const address = encodeURIComponent(secret);
  const strict = address.replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  const addresses = [address, strict, URL.parse(`?${secret}`, 'http://a')?.search.slice(1) ?? secret];
  const json = inJson(secret);
  const ascii = json.replaceAll(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const xml = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return [
    secret,
    ...addresses.flatMap((one) => [one, one.replaceAll('%20', '+'), lowerCased(one)]),
    // Twice: JSON text inside a string of JSON.
    ...[json, ascii, inJson(json)].flatMap((one) => [one, one.replaceAll('/', '\\/')]),
    ...[xml, xml.replaceAll('"', '&quot;')].flatMap((one) => [
      one,
      one.replaceAll("'", '&#39;'),
      one.replaceAll("'", '&apos;'),
    ]),
  ];
};

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/** Percent-encoding in lower case, as some servers write it. */
const lowerCased = (text: string): string => text.replaceAll(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
