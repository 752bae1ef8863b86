/** Characters of an address that are read: no query is longer. */
const MAX_ADDRESS = 500;

/** Something between letters or digits that only names of files and addresses have there; acronyms have dots between single ones. */
const SIGNS = /[\p{L}\p{N}]{2}[:/_.]+[\p{L}\p{N}]|[\p{L}\p{N}][:/_.]+[\p{L}\p{N}]{2}/u;
const SCHEME = /^[a-z][a-z\d+.-]{0,20}:\/\//i;
const WWW = /^www\./i;

/** Whether a term of a query may be (a part of) an address or the name of a file. */
export const isLikeAnAddress = (term: string): boolean => SIGNS.test(term);

/** What of an address tells it from others: without scheme, `www.` and fragment, percent signs read. */
export const addressText = (address: string): string => {
  const plain = address.slice(0, MAX_ADDRESS).replace(SCHEME, '').replace(WWW, '');
  const fragment = plain.indexOf('#');
  return decoded(fragment < 0 ? plain : plain.slice(0, fragment));
};

/** What addresses are made of, each part once, for those of a dataset are much alike; and the names of files at the ends of their paths. */
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
    // Cut in the middle, or never encoded: read as it stands.
    return text;
  }
};
