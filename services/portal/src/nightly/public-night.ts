import { DatasetId, Instant } from '@moisson/contracts';
import { z } from 'zod';

export const NightName = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{4}Z$/);

const NightFile = z.strictObject({
  name: z.string().regex(/^[a-z]+(\.[a-z]+){1,2}$/),
  mediaType: z.string(),
  /** Of the file as it is sent. */
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Datasets, or changes, in it. */
  rows: z.int().min(0),
});
export type NightFile = Readonly<z.infer<typeof NightFile>>;

/** What there is of one night: `manifest.json`. */
export const Night = z.strictObject({
  name: NightName,
  /** When its writing began. */
  at: Instant,
  datasets: z.int().min(0),
  /** What happened after this entry of the feed of changes may be missing. */
  feed: z.strictObject({ id: z.string(), number: z.int().min(0) }),
  /** The night that `changes.ndjson.gz` compares with; absent for the first one. */
  since: NightName.optional(),
  changes: z.strictObject({ create: z.int().min(0), update: z.int().min(0), delete: z.int().min(0) }),
  files: z.array(NightFile),
});
export type Night = Readonly<z.infer<typeof Night>>;

export const NightList = z.strictObject({
  /** The address of the newest one. */
  latest: z.string().optional(),
  /** The newest one first. */
  items: z.array(Night),
});

/** One line of `index.ndjson.gz`: the checksum of the dataset’s line in `datasets.ndjson.gz`, without its end. */
export const IndexLine = z.object({ id: DatasetId, sha256: z.string() });
export type IndexLine = Readonly<z.infer<typeof IndexLine>>;

/** One line of `changes.ndjson.gz`. */
export interface NightChange {
  readonly id: string;
  readonly change: keyof Night['changes'];
}
