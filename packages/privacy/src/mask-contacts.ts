import { MASK, maskAddresses } from './mask-addresses.ts';

/** Fields of Hub that hold a person's account name. */
const ACCOUNTS = new Set(['owner', 'fn']);
/** Longer texts are masked in parts, between words where there are any. */
const MAX_PART = 16_384;
/** Values between two pauses. */
const PAUSE_EVERY = 500;

/**
 * The part of a source's text that is public: generic contacts stay, those of persons are masked (Loi 25). Returns a copy, of
 * the same shape; names are masked as well.
 */
export const maskContacts = <T>(value: T): T => {
  const masking = maskingOf(value);
  for (;;) {
    const step = masking.next();
    if (step.done === true) return step.value;
  }
};

/** The same in small steps: pauses where others may have their turn. */
export const maskingOf = <T>(value: T): Generator<undefined, T> =>
  masked(value, '', { done: 0 }) as Generator<undefined, T>;

function* masked(value: unknown, name: string, count: { done: number }): Generator<undefined, unknown> {
  count.done += 1;
  if (count.done % PAUSE_EVERY === 0) yield;
  if (typeof value === 'string') return ACCOUNTS.has(name) ? MASK : yield* maskedText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items: unknown[] = [];
    for (const item of value as readonly unknown[]) items.push(yield* masked(item, '', count));
    return items;
  }
  // An extra is a field by another shape: its name is in `key`.
  const extra = 'key' in value && typeof value.key === 'string' ? value.key : undefined;
  const members: [string, unknown][] = [];
  let maskedNames = 0;
  for (const [key, item] of Object.entries(value)) {
    const shown = maskAddresses(key);
    // Numbered: two names that were masked must not become one.
    const distinct = shown === key ? key : `${shown} (${(maskedNames += 1)})`;
    members.push([distinct, yield* masked(item, key === 'value' ? (extra ?? key) : key, count)]);
  }
  return Object.fromEntries(members);
}

function* maskedText(text: string): Generator<undefined, string> {
  if (text.length <= MAX_PART) return maskAddresses(text);
  const parts: string[] = [];
  for (let from = 0; from < text.length;) {
    const part = text.slice(from, from + MAX_PART);
    const space = from + MAX_PART < text.length ? Math.max(part.lastIndexOf(' '), part.lastIndexOf('\n')) : -1;
    const whole = space > 0 ? part.slice(0, space) : part;
    parts.push(maskAddresses(whole));
    from += whole.length;
    yield;
  }
  return parts.join('');
}
