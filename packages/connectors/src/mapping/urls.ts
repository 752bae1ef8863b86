/** Longer addresses are none. */
const MAX_URL = 4000;
/** A name of the DNS has 253 characters; to normalise a host of thousands of combining marks takes quadratic time. */
const MAX_AUTHORITY = 300;
/** Scheme and authority; the parser takes any slashes, and drops tabs and line ends wherever they are. */
const AUTHORITY = /^\s*[a-z\s]{1,10}:[\s/\\]*([^/\\?#]*)/i;

/** An authority without a scheme, as in `//host/path`. */
const RELATIVE_AUTHORITY = /^[\s/\\]+([^/\\?#]*)/;

/** `URL.parse`, in time linear in the text; nothing where it is no address, or, without a base, no absolute one. */
export const parseUrl = (text: string, base?: string): URL | undefined => {
  const authority = AUTHORITY.exec(text) ?? RELATIVE_AUTHORITY.exec(text);
  if (text.length > MAX_URL || (authority?.[1] ?? '').length > MAX_AUTHORITY) return undefined;
  return URL.parse(text, base) ?? undefined;
};
