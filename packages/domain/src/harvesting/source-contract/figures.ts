import type { RecordTrait } from '@moisson/contracts';
import type { Tally } from './tally.ts';
import { recordTraits, UNKNOWN } from './traits.ts';

/** The share of records with each value of a trait, 0 to 1; under the empty text the share without one. */
export type Shares = Readonly<Record<string, number>>;

/** Returns the share of records with a value; values are a source's own words, so that they may be `constructor`. */
export const shareOf = (shares: Shares, value: string): number => (Object.hasOwn(shares, value) ? shares[value]! : 0);

/** What a feed looks like, in figures. */
export interface Figures {
  readonly records: number;
  readonly shares: Readonly<Record<RecordTrait, Shares>>;
}

/** Returns the figures of counted records: those of `plus` and `added`, without those of `minus`. */
export const figuresOf = (plus: Tally, minus?: Tally, ...added: readonly Tally[]): Figures => {
  const all = [plus, ...added];
  const records = all.reduce((sum, tally) => sum + tally.records, 0) - (minus?.records ?? 0);
  const shares = Object.fromEntries(
    recordTraits.map((trait) => {
      const counts = new Map<string, number>();
      for (const tally of all)
        for (const [value, count] of tally.of(trait)) counts.set(value, (counts.get(value) ?? 0) + count);
      for (const [value, count] of minus?.of(trait) ?? []) counts.set(value, (counts.get(value) ?? 0) - count);
      const share = (count: number): number => Math.max(0, count) / Math.max(1, records);
      return [trait, Object.fromEntries([...counts].flatMap(([value, n]) => (n > 0 ? [[value, share(n)]] : [])))];
    }),
  ) as unknown as Record<RecordTrait, Shares>;
  return { records: Math.max(0, records), shares };
};

/** Returns the figures with each share replaced by `mix` of the shares of all the given figures. */
export const mixed = (
  records: number,
  given: readonly Figures[],
  mix: (shares: readonly number[]) => number,
): Figures => ({
  records,
  shares: Object.fromEntries(
    recordTraits.map((trait) => {
      const values = new Set(given.flatMap(({ shares }) => Object.keys(shares[trait])));
      const share = (value: string): number =>
        Math.min(1, Math.max(0, mix(given.map(({ shares }) => shareOf(shares[trait], value)))));
      return [trait, Object.fromEntries([...values].map((value) => [value, share(value)]))];
    }),
  ) as unknown as Record<RecordTrait, Shares>,
});

const isValue = (value: string): boolean => value !== '' && value !== UNKNOWN;

/** Returns the share of records that have a known value of a trait. */
export const presenceOf = (shares: Shares): number => 1 - shareOf(shares, '') - shareOf(shares, UNKNOWN);

/** Returns the share of records that had a value and have it no more. */
export const lossOf = (before: Shares, now: Shares): number =>
  Object.entries(before).reduce(
    (sum, [value, share]) => (isValue(value) ? sum + Math.max(0, share - shareOf(now, value)) : sum),
    0,
  );

/** Returns the share of records that have another value than before in place of one: values that only come or go do not count. */
export const swapOf = (before: Shares, now: Shares): number => Math.min(lossOf(before, now), lossOf(now, before));

/** Returns the mean of a size, as a logarithm to base 2, over the records that have it; 0 if none has. */
export const meanSize = (shares: Shares): number => {
  const [sum, weight] = Object.entries(shares).reduce(
    ([total, all], [value, share]) => (value === '' ? [total, all] : [total + Number(value) * share, all + share]),
    [0, 0],
  );
  return weight === 0 || Number.isNaN(sum) ? 0 : sum / weight;
};
