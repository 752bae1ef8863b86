/** Longest part of an address that is read, in characters; no query is longer. */
const MAX_ADDRESS = 500;

/** A separator that occurs only in file names and addresses. Not a dot between single letters, as in acronyms. */
const SIGNS = /[\p{L}\p{N}]{2}[:/_.]+[\p{L}\p{N}]|[\p{L}\p{N}][:/_.]+[\p{L}\p{N}]{2}/u;
const SCHEME = /^[a-z][a-z\d+.-]{0,20}:\/\//i;
const WWW = /^www\./i;

/** Returns whether a term of a query may be a part of an address, or a file name. */
export const isLikeAnAddress = (term: string): boolean => SIGNS.test(term);

/** Returns the distinctive part of an address: without scheme, `www.` and fragment, and percent-decoded. */
export const addressText = (address: string): string => {
  const plain = address.slice(0, MAX_ADDRESS).replace(SCHEME, '').replace(WWW, '');
  const fragment = plain.indexOf('#');
  return decoded(fragment < 0 ? plain : plain.slice(0, fragment));
};

/**
 * Returns the distinct parts of addresses (those of one dataset are similar), and the file names at the ends of their
 * paths.
 */
export const addressParts = (addresses: readonly string[]): { all: readonly string[]; files: readonly string[] } => {
  const all = new Set<string>();
  const files = new Set<string>();
  for (const address of new Set(addresses)) {
    const text = addressText(address);
    const query = text.indexOf('?');
    const path = (query < 0 ? text : text.slice(0, query)).split('/');
    for (const part of path) all.add(part);
    if (query >= 0) all.add(text.slice(query));
    const last = path.at(-1)!;
    if (path.length > 1 && last.includes('.')) files.add(last);
  }
  return { all: [...all], files: [...files] };
};

const decoded = (text: string): string => {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    // Cut in the middle of an escape, or never encoded: use the text as it is.
    return text;
  }
};
