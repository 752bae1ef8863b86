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
  const [whole] = address.slice(0, MAX_ADDRESS).replace(SCHEME, '').replace(WWW, '').split('#', 1);
  return decoded(whole!);
};

/** The name of a file at the end of an address's path; empty where that has no dot in it. */
export const fileName = (address: string): string => {
  const [path] = addressText(address).split('?', 1);
  const parts = path!.split('/');
  const last = parts.length > 1 ? parts.at(-1)! : '';
  return last.includes('.') ? last : '';
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
