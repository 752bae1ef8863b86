/** Longest address that is parsed, in characters. */
const MAX_URL = 4000;
/**
 * A DNS name has at most 253 characters. Normalising a host with thousands of combining marks would take quadratic
 * time.
 */
const MAX_AUTHORITY = 300;
/** Scheme and authority. Like the URL parser, accepts any slashes, and ignores tabs and line breaks. */
const AUTHORITY = /^\s*[a-z\s]{1,10}:[\s/\\]*([^/\\?#]*)/i;

/** An authority without a scheme, as in `//host/path`. */
const RELATIVE_AUTHORITY = /^[\s/\\]+([^/\\?#]*)/;

/**
 * Returns the result of `URL.parse` in linear time; undefined if the text is not an address, or is relative and there
 * is no base.
 */
export const parseUrl = (text: string, base?: string): URL | undefined => {
  const authority = AUTHORITY.exec(text) ?? RELATIVE_AUTHORITY.exec(text);
  if (text.length > MAX_URL || (authority?.[1] ?? '').length > MAX_AUTHORITY) return undefined;
  return URL.parse(text, base) ?? undefined;
};
