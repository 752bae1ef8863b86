import { FREQUENCY_AUTHORITY, frequencyLengths } from './frequencies.ts';

const DAY = 24 * 3600;

/** What a frequency promises: days between updates, or that none is to be expected. */
export type FrequencyRhythm =
  { readonly kind: 'regular'; readonly days: number } | { readonly kind: 'irregular' } | { readonly kind: 'never' };

const NONE_EXPECTED: Readonly<Record<string, FrequencyRhythm>> = {
  IRREG: { kind: 'irregular' },
  AS_NEEDED: { kind: 'irregular' },
  NOT_PLANNED: { kind: 'never' },
  NEVER: { kind: 'never' },
};
/** Without a length in the table: what is continuous changes each day at least, and twice a day is no less often than that. */
const DAILY_OR_MORE: ReadonlySet<string> = new Set(['UPDATE_CONT', 'DAILY_2']);

/** Returns what a URI of the frequency table promises; undefined if nothing. */
export const frequencyRhythm = (uri: string): FrequencyRhythm | undefined => {
  const code = uri.startsWith(FREQUENCY_AUTHORITY) ? uri.slice(FREQUENCY_AUTHORITY.length) : undefined;
  if (code === undefined) return undefined;
  const seconds = DAILY_OR_MORE.has(code) ? DAY : frequencyLengths.find(([name]) => name === code)?.[1];
  return seconds === undefined ? NONE_EXPECTED[code] : { kind: 'regular', days: seconds / DAY };
};
