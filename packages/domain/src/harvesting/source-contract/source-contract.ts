import { DepartureTrait, SourceId, type RecordTrait } from '@moisson/contracts';
import { z } from 'zod';
import { lossOf, mixed, presenceOf, type Figures } from './figures.ts';
import { thresholds } from './thresholds.ts';
import { recordTraits } from './traits.ts';

const StoredFigures = z.object({
  records: z.number(),
  shares: z.record(z.enum(recordTraits), z.record(z.string(), z.number())),
});

/** What the feed of a source usually looks like, learnt from its good complete runs. */
export const SourceContract = z.object({
  sourceId: SourceId,
  /** Hash of the endpoint and options that it is about: with others, the feed is another one. */
  baseline: z.string(),
  /** Version of the mapping by which the traits were made. */
  mappingVersion: z.number(),
  /** Number of good complete runs that it was learnt from. */
  runs: z.int().nonnegative(),
  usual: StoredFigures,
  /** How much each trait usually changes from one run to the next, 0 to 1. */
  swings: z.partialRecord(z.enum(recordTraits), z.number()),
  /** Hosts that answered good runs, without `www.`. */
  hosts: z.array(z.string()).max(20),
  /** The last run that departed, while its hold is open: accepting it makes it the usual one. */
  departed: z
    .object({ hold: z.string(), figures: StoredFigures, hosts: z.array(z.string()), traits: z.array(DepartureTrait) })
    .optional(),
  /** Departures that a person accepted for the next complete run. */
  accepted: z.array(DepartureTrait).optional(),
  /** ISO 8601. A reading was judged at this time without publishing, and conformed: the next one publishes as it reads. */
  clearedAt: z.string().optional(),
});
export type SourceContract = Readonly<z.infer<typeof SourceContract>>;

/** What a run teaches. */
export interface Lesson {
  readonly baseline: string;
  readonly mappingVersion: number;
  /** The catalogue's records of the source after the run. */
  readonly figures: Figures;
  readonly hosts: readonly string[];
  /**
   * Figures that are the usual ones at once: those of ids and addresses, if the run gave records other ids that were
   * recognised; all, if it removed so many records that the rest looks different.
   */
  readonly replaces?: 'ids' | 'all';
}

/** Traits of which a platform may give all records another value at once, together with other ids. */
export const traitsOfIds: readonly RecordTrait[] = ['id', 'page', 'host'];

const MAX_HOSTS = 10;
/** Values of a trait that are kept, and the share from which one is. */
const MAX_VALUES = 40;
const MIN_SHARE = 0.002;

/**
 * Returns the contract after one more good complete run. Usual figures are running means, so that slow drift is
 * followed. With another endpoint or filter it is a new contract; with another mapping, which makes other traits of equal
 * records, the figures are those of this run.
 */
export const learn = (contract: SourceContract | undefined, sourceId: SourceId, lesson: Lesson): SourceContract => {
  const { baseline, mappingVersion, hosts } = lesson;
  const figures = concise(lesson.figures);
  if (contract === undefined || contract.baseline !== baseline)
    return {
      sourceId,
      baseline,
      mappingVersion,
      runs: 1,
      usual: figures,
      swings: {},
      hosts: [...hosts].slice(0, MAX_HOSTS),
    };
  const { accepted: _, clearedAt: __, departed: ___, ...kept } = contract;
  const runs = contract.runs + 1;
  const isOther = contract.mappingVersion !== mappingVersion || lesson.replaces === 'all';
  const weight = isOther ? 1 : 1 / Math.min(runs, thresholds.memory);
  const usual = mixed(
    figures.records,
    [contract.usual, figures],
    ([before = 0, now = 0]) => before + weight * (now - before),
  );
  const replaced =
    lesson.replaces === 'ids' ? Object.fromEntries(traitsOfIds.map((trait) => [trait, figures.shares[trait]])) : {};
  return {
    ...kept,
    ...{ mappingVersion, runs },
    usual: concise({ ...usual, shares: { ...usual.shares, ...replaced } }),
    swings: weight === 1 ? contract.swings : swingsOf(contract, figures, weight),
    hosts: [...new Set([...hosts, ...contract.hosts])].slice(0, MAX_HOSTS),
  };
};

/** Returns the contract after a run that showed that nothing changed. */
export const confirmed = (contract: SourceContract): SourceContract =>
  contract.runs >= thresholds.memory ? contract : { ...contract, runs: contract.runs + 1 };

/** Returns the contract after a person accepted the run that departed: what it looked like is usual from now on. */
export const accepted = (contract: SourceContract): SourceContract => {
  if (contract.departed === undefined) return contract;
  const { departed, ...kept } = contract;
  const hosts = [...new Set([...departed.hosts, ...contract.hosts])].slice(0, MAX_HOSTS);
  return { ...kept, usual: departed.figures, hosts, accepted: departed.traits };
};

/** Returns the mean change from run to run of each trait: of its presence, or of its values. */
const swingsOf = ({ usual, swings }: SourceContract, figures: Figures, weight: number): SourceContract['swings'] =>
  Object.fromEntries(
    recordTraits.map((trait) => {
      const [before, now] = [usual.shares[trait], figures.shares[trait]];
      const change = Math.max(Math.abs(presenceOf(before) - presenceOf(now)), lossOf(before, now));
      const mean = swings[trait] ?? 0;
      return [trait, Math.max(0, mean + weight * (change - mean))];
    }),
  );

/** Returns the figures with the most frequent values only. */
const concise = ({ records, shares }: Figures): Figures => ({
  records,
  shares: Object.fromEntries(
    recordTraits.map((trait) => [
      trait,
      Object.fromEntries(
        Object.entries(shares[trait])
          .filter(([, share]) => share >= MIN_SHARE)
          .sort(([, a], [, b]) => b - a)
          .slice(0, MAX_VALUES)
          .map(([value, share]) => [value, Math.round(share * 1e5) / 1e5]),
      ),
    ]),
  ) as unknown as Figures['shares'],
});
