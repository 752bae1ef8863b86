import { z } from 'zod';

/** How gently the source's host is asked. */
export const Politeness = z.strictObject({
  /** Seconds between the starts of two requests to the host (robots.txt's Crawl-delay). */
  crawlDelaySeconds: z.number().min(0).max(600).default(0),
  /** Records asked for per page; the protocol's own cap still holds. */
  pageSize: z.int().min(1).max(1000).default(100),
  /**
   * Seconds until the first byte of an answer, with connection and redirects. Some healthy sources take 20 s; what hangs
   * is given up well before the whole time that a large answer may take.
   */
  firstByteSeconds: z.number().min(1).max(3600).default(30),
  /** Seconds that one answer may take in all. */
  timeoutSeconds: z.number().min(1).max(3600).default(120),
});
export type Politeness = z.infer<typeof Politeness>;

/** When missing records may leave the catalogue (a share of 20 % would have stopped 3.2 % of monthly runs). */
export const RemovalPolicy = z.strictObject({
  /** Share of the known records that one run may miss before a person must decide. */
  maxShare: z.number().min(0).max(1).default(0.2),
  /** Number that may always be missing, so that small catalogues are not stuck. */
  maxCount: z.int().min(0).max(100_000).default(5),
  /** Hours a record must stay missing, in complete runs, before it is removed. */
  graceHours: z
    .number()
    .min(0)
    .max(24 * 365)
    .default(72),
  /**
   * Days for which the source must have said of a held record that it is gone, before that record leaves without a person's decision;
   * 0: never.
   */
  patienceDays: z.int().min(0).max(3650).default(30),
});
export type RemovalPolicy = z.infer<typeof RemovalPolicy>;

/** How much of a source may be kept. What is not set follows from what the source is known to have (`quotaOf`). */
export const Quota = z.strictObject({
  /** Live records. */
  maxRecords: z.int().min(1).max(10_000_000).optional(),
  /** Bytes of its records as the source sent them; the disk holds about six times that. */
  maxBytes: z
    .int()
    .min(1)
    .max(2 ** 50)
    .optional(),
});
export type Quota = Readonly<z.infer<typeof Quota>>;
