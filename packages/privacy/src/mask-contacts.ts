import { MASK, maskAddresses } from './mask-addresses.ts';

/** Fields of ArcGIS Hub with the account name of a person. */
const ACCOUNTS = new Set(['owner', 'fn']);
/** A longer text is masked in parts, cut between words if possible. */
const MAX_PART = 16_384;
/** Number of values between two pauses. */
const PAUSE_EVERY = 500;

/**
 * Returns the public version of a source's value: addresses of offices stay, those of persons are masked (Loi 25,
 * Québec's privacy law). The result has the same shape, and is the same object if nothing is masked. Field names are
 * masked as well.
 */
export const maskContacts = <T>(value: T): T => {
  const masking = maskingOf(value);
  for (;;) {
    const step = masking.next();
    if (step.done === true) return step.value;
  }
};

/** Does the same in small steps; the caller can run other work at each pause. */
export const maskingOf = <T>(value: T): Generator<undefined, T> =>
  masked(value, '', { done: 0 }) as Generator<undefined, T>;

interface Count {
  done: number;
}

const TAKES_STEPS = Symbol('takes steps');

/** Returns the masked value if it is a short text, as most are. Long texts and objects are masked in steps. */
const maskedAtOnce = (value: unknown, name: string): unknown => {
  if (typeof value !== 'string') return typeof value !== 'object' || value === null ? value : TAKES_STEPS;
  if (ACCOUNTS.has(name)) return MASK;
  return value.length <= MAX_PART ? maskAddresses(value) : TAKES_STEPS;
};

function* masked(value: unknown, name: string, count: Count): Generator<undefined, unknown> {
  count.done += 1;
  if (count.done % PAUSE_EVERY === 0) yield;
  const atOnce = maskedAtOnce(value, name);
  if (atOnce !== TAKES_STEPS) return atOnce;
  if (typeof value === 'string') return yield* maskedText(value);
  const isList = Array.isArray(value);
  const object = value as Readonly<Record<string, unknown>>;
  // An extra is a field in another shape: `key` contains its name.
  const extra = !isList && typeof object.key === 'string' && Object.hasOwn(object, 'key') ? object.key : undefined;
  const members: [string, unknown][] = [];
  let isChanged = false;
  let maskedNames = 0;
  for (const key of Object.keys(object)) {
    const item = object[key];
    const shown = isList ? key : maskAddresses(key);
    // Numbered, so that two masked names stay different.
    const distinct = shown === key ? key : `${shown} (${(maskedNames += 1)})`;
    const itsName = isList ? '' : key === 'value' ? (extra ?? key) : key;
    const known = maskedAtOnce(item, itsName);
    const now = known === TAKES_STEPS ? yield* masked(item, itsName, count) : known;
    if (known !== TAKES_STEPS && (count.done += 1) % PAUSE_EVERY === 0) yield;
    isChanged ||= distinct !== key || now !== item;
    members.push([distinct, now]);
  }
  if (!isChanged) return value;
  return isList ? members.map(([, item]) => item) : Object.fromEntries(members);
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
