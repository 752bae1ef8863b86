import { z } from 'zod';

/** Limits on our requests to the source's host. */
export const Politeness = z.strictObject({
  /** Seconds between the starts of two requests to the host (`Crawl-delay` of robots.txt). */
  crawlDelaySeconds: z.number().min(0).max(600).default(0),
  /**
   * Who allowed us to read what robots.txt asks not to read, and when: an operator's note. With it, runs do not warn
   * about that any more.
   */
  robotsPermission: z.string().trim().min(1).max(500).optional(),
  /** Records requested per page. The protocol's own limit still applies. */
  pageSize: z.int().min(1).max(1000).default(100),
  /**
   * Seconds until the first byte of a response, connection and redirects included. Some healthy sources take 20 s. A
   * server that hangs is given up long before `timeoutSeconds`, which large responses need.
   */
  firstByteSeconds: z.number().min(1).max(3600).default(30),
  /** Seconds for one whole response. */
  timeoutSeconds: z.number().min(1).max(3600).default(120),
});
export type Politeness = z.infer<typeof Politeness>;

/**
 * When missing records may be removed from the catalogue. A limit of 20 % would have stopped 3.2 % of monthly runs
 * (docs/facts/removals.md).
 */
export const RemovalPolicy = z.strictObject({
  /** Largest share of the known records that one run may miss without an operator's decision. */
  maxShare: z.number().min(0).max(1).default(0.2),
  /** Number of records that may always be missing, so that small catalogues do not need a decision each time. */
  maxCount: z.int().min(0).max(100_000).default(5),
  /** Hours that a record must be missing from complete runs before it is removed. */
  graceHours: z
    .number()
    .min(0)
    .max(24 * 365)
    .default(72),
  /**
   * Days that the source must report a held record as gone before it is removed without an operator's decision. 0:
   * never.
   */
  patienceDays: z.int().min(0).max(3650).default(30),
});
export type RemovalPolicy = z.infer<typeof RemovalPolicy>;

/** How often the whole list of a source is read, where its protocol can also be asked for what changed since a date. */
export const ReadingPolicy = z.strictObject({
  /** Read only what changed, between readings of the whole list. */
  incremental: z.boolean().default(true),
  /** Hours after which the whole list is read again. Removals are found only then. */
  fullEveryHours: z
    .number()
    .min(1)
    .max(24 * 31)
    .default(24),
});
export type ReadingPolicy = z.infer<typeof ReadingPolicy>;

/** How much of a source may be stored. An unset limit is derived from the source's known size (`quotaOf`). */
export const Quota = z.strictObject({
  /** Number of live records. */
  maxRecords: z.int().min(1).max(10_000_000).optional(),
  /** Bytes of the records as received; they take about six times as much on disk. */
  maxBytes: z
    .int()
    .min(1)
    .max(2 ** 50)
    .optional(),
});
export type Quota = Readonly<z.infer<typeof Quota>>;
