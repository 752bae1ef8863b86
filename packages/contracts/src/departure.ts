import { z } from 'zod';
import { Instant } from './ids.ts';
import { holdFields, RemovalHold } from './run.ts';

/** What of each record the contract of its source is about. */
export const RecordTrait = z.enum([
  'id',
  'licence',
  'language',
  'organization',
  'page',
  'host',
  'description',
  'distributions',
  'place',
  'frequency',
  'dates',
  'keywords',
]);
export type RecordTrait = z.infer<typeof RecordTrait>;

/**
 * What may differ from the contract of a source: a trait of its records; the host that answers; the records themselves
 * (others in place of the known ones); their number.
 */
export const DepartureTrait = z.enum([...RecordTrait.options, 'answering-host', 'records', 'number']);
export type DepartureTrait = z.infer<typeof DepartureTrait>;

/** One way in which a run departs from what its feed usually looks like. */
export const Departure = z.object({
  trait: DepartureTrait,
  /**
   * What `usual` and `now` count: `present` the share of records that have the trait; `values` the share whose value is
   * a usual one; `size` the usual size (characters, files); `records` a number of records.
   */
  measure: z.enum(['present', 'values', 'size', 'records']),
  usual: z.number(),
  now: z.number(),
  /** Values whose share changed most, with their shares; the empty text stands for none. */
  values: z.array(z.object({ value: z.string(), usual: z.number(), now: z.number() })).max(6),
  /** Titles of some of the records that show it. */
  examples: z.array(z.string()).max(5),
});
export type Departure = Readonly<z.infer<typeof Departure>>;

/** A run that departs from the contract of its source: none of its changes is published until a person accepts it. */
export const DepartureHold = z.object({
  kind: z.literal('departure'),
  ...holdFields,
  departures: z.array(Departure),
  /** `withdrawn`: the feed looked as usual again before anyone decided. */
  state: z.enum(['pending', 'approved', 'refused', 'withdrawn']),
  decidedAt: Instant.optional(),
  decidedBy: z.string().optional(),
  /** The feed still departs, and nothing of it is published: until it looks as usual again, or the hold is approved. */
  open: z.literal(true).optional(),
});
export type DepartureHold = Readonly<z.infer<typeof DepartureHold>>;

/** What waits for a person: removals, or a run that departs from the contract of its source. */
export const Hold = z.union([DepartureHold, RemovalHold]);
export type Hold = Readonly<z.infer<typeof Hold>>;

export const isDeparture = (hold: Hold): hold is DepartureHold => hold.kind === 'departure';
