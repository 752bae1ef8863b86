import { ProblemCode } from '@moisson/kernel';
import { z } from 'zod';
import { Instant } from './ids.ts';

/**
 * What stands behind an address. `unknown`: not checked yet, or its host does not want it checked; `failing`: the last
 * checks failed; `dead`: at least three failed, over at least three days.
 */
export const LinkState = z.enum(['ok', 'redirected', 'wrong-type', 'forbidden', 'failing', 'dead', 'unknown']);
export type LinkState = z.infer<typeof LinkState>;

/** Why a link is in its state: a problem of the closed list with what its message needs. */
export const LinkProblem = z.object({
  code: ProblemCode,
  params: z.record(z.string(), z.union([z.string(), z.number(), z.object({ fr: z.string(), en: z.string() })])),
});
export type LinkProblem = Readonly<z.infer<typeof LinkProblem>>;

/** A time in which a link stayed in one state. */
export const LinkSpell = z.object({
  state: LinkState,
  since: Instant,
  /** Its end; absent while it lasts. */
  until: Instant.optional(),
  problem: ProblemCode.optional(),
});
export type LinkSpell = Readonly<z.infer<typeof LinkSpell>>;

/** What the server said of the file at the last check that reached it. */
export const LinkFacts = z.object({
  mediaType: z.string().optional(),
  /** Bytes. */
  byteSize: z.int().nonnegative().optional(),
  etag: z.string().optional(),
  /** As the server gave it. */
  lastModified: z.string().optional(),
  /** Where its redirects lead. */
  target: z.string().optional(),
  /** Whether pages of other sites may read it (`Access-Control-Allow-Origin`). */
  anySite: z.boolean().optional(),
});
export type LinkFacts = Readonly<z.infer<typeof LinkFacts>>;

/** One address that datasets give, however many do, and what its checks found. */
export const Link = z.object({
  /** Made of the address (`linkId`). */
  id: z.string(),
  url: z.string(),
  /** With its port. */
  host: z.string(),
  /** The format that a dataset declares for it; absent if none does, and for pages. */
  format: z.string().optional(),
  state: LinkState,
  since: Instant,
  problem: LinkProblem.optional(),
  facts: LinkFacts,
  /** When a dataset first gave the address. */
  firstSeenAt: Instant,
  /** The last check that reached its file. */
  lastSeenAt: Instant.optional(),
  /** When a check first found another file than the one before. */
  lastChangedAt: Instant.optional(),
  checkedAt: Instant.optional(),
  nextDue: Instant,
  /** Failed checks in a row, and when they began. */
  failures: z.int().nonnegative(),
  failingSince: Instant.optional(),
  /** Newest first; the first one lasts. At most `MAX_SPELLS`. */
  spells: z.array(LinkSpell),
});
export type Link = Readonly<z.infer<typeof Link>>;

/** The links of one host: when the next one is due, who checks them now, and how many are in each state. */
export const LinkHost = z.object({
  host: z.string(),
  nextDue: Instant,
  owner: z.string().optional(),
  leaseUntil: Instant.optional(),
  links: z.int().nonnegative(),
  counts: z.partialRecord(LinkState, z.int().nonnegative()),
  countedAt: Instant.optional(),
});
export type LinkHost = Readonly<z.infer<typeof LinkHost>>;
