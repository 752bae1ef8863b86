/** Addresses that stand for an office and not for a person, by their beginning. */
const GENERIC =
  /^(info|contact|donnees|donneesouvertes|opendata|data|geomatique|ti|support|courrier|communications?|pilote|service|bureau|direction|web)/i;
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
/** Fields of Hub that hold a person's account name. */
const ACCOUNTS = new Set(['owner', 'fn']);
const MASK = '•••';

/**
 * What is public of a source's text: generic contacts stay, those of persons are masked (Loi 25). A copy; whatever holds
 * nothing personal comes out as it was.
 */
export const maskContacts = <T>(value: T): T => masked(value) as T;

const masked = (value: unknown, name = ''): unknown => {
  if (typeof value === 'string') {
    if (ACCOUNTS.has(name)) return MASK;
    return value.includes('@')
      ? value.replace(EMAIL, (address) => (GENERIC.test(address) ? address : `${MASK}@${MASK}`))
      : value;
  }
  if (Array.isArray(value)) return (value as readonly unknown[]).map((item) => masked(item));
  if (typeof value !== 'object' || value === null) return value;
  // An extra is a field by another shape: its name stands in `key`.
  const extra = 'key' in value && typeof value.key === 'string' ? value.key : undefined;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, masked(item, key === 'value' ? (extra ?? key) : key)]),
  );
};
