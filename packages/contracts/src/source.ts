import { z } from 'zod';
import { Instant, RunNumber, SourceId } from './ids.ts';
import { credentialIn, redactText, Bilingual, LangText, said } from '@moisson/kernel';

export const Protocol = z.enum(['ckan', 'arcgis-hub', 'opendatasoft']);
export type Protocol = z.infer<typeof Protocol>;

export const OrganizationSlug = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,99}$/, 'lower-case letters, digits, hyphens and underscores, 1 to 100 characters');

/** A publisher of datasets (foaf:Agent). The slug and the name are kept apart: slugs outlive renames. */
export const Organization = z.object({
  id: OrganizationSlug,
  name: LangText,
  parent: OrganizationSlug.optional(),
  homepage: z.url({ protocol: /^https?$/ }).optional(),
  /** Other names that people search for: its acronym, those that it had. */
  aliases: z.array(z.string().min(1).max(100)).max(20).optional(),
});
export type Organization = Readonly<z.infer<typeof Organization>>;

export const SourceState = z.enum(['draft', 'active', 'paused', 'quarantined', 'retired']);
export type SourceState = z.infer<typeof SourceState>;

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

/** When missing records may leave the catalogue (domain.md §5.1: 20 % would have stopped 3.2 % of monthly runs). */
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

const sourceFields = {
  id: SourceId,
  name: LangText.optional(),
  organization: OrganizationSlug.optional(),
  /** Other organizations for which an operator lets the source speak: its records may join their datasets. */
  speaksFor: z.array(OrganizationSlug).max(500).optional(),
  protocol: Protocol,
  /** CKAN: the Action API's base; Hub and Opendatasoft: the site. */
  endpoint: z.url({ protocol: /^https?$/ }).max(2000),
  /** The protocol's own filter: CKAN `fq`, Hub `filter`, Opendatasoft `where`. */
  filter: z.string().min(1).max(1000).optional(),
  /** Cron, five fields, UTC. */
  schedule: z.string().max(100).optional(),
  politeness: Politeness.prefault({}),
  removalPolicy: RemovalPolicy.prefault({}),
  quota: Quota.optional(),
  /** What becomes of records that the source serves publicly and yet marks private, as DKAN marks all of them. */
  privateRecords: z.enum(['publish', 'withhold']).default('publish'),
  /**
   * Who is believed where records of one dataset differ: a native source above a copy in an aggregator. It counts only among sources
   * that speak for the same organization, because no others are merged.
   */
  authority: z.int().min(0).max(1000).default(50),
  /** What nobody could verify yet about this source, in words. */
  unknowns: z.array(z.string().max(500)).max(20).default([]),
};

/** A source's address and filter are shown to everyone: until credentials have a place of their own, they are refused. */
const withoutCredentials = (text: string, context: z.RefinementCtx<string>): void => {
  const found = credentialIn(text);
  if (found !== undefined)
    context.addIssue({
      code: 'custom',
      message: `has ${found.en}, which looks like a credential`,
      params: {
        problem: 'source.credentials-refused',
        words: said(
          `contient ${found.fr}, ce qui ressemble à un identifiant secret`,
          `has ${found.en}, which looks like a credential`,
        ),
      },
    });
};

/** A host with a dot, and what may follow it. */
const BARE_HOST = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?::\d{1,5})?(?:[/?#]|$)/u;
/** An address pasted without its scheme is an https one. */
const withScheme = (text: string): string => {
  const trimmed = text.trim();
  return BARE_HOST.test(trimmed) ? `https://${trimmed}` : trimmed;
};

/** A source as an operator writes it, on the command line or in a file. */
export const SourceSpec = z.strictObject({
  ...sourceFields,
  name: LangText.strict().optional(),
  endpoint: z.string().overwrite(withScheme).pipe(sourceFields.endpoint.superRefine(withoutCredentials)),
  filter: z.string().min(1).max(1000).superRefine(withoutCredentials).optional(),
});
export type SourceSpec = Readonly<z.infer<typeof SourceSpec>>;

/** A catalogue that is polled (dcat:Catalog), as the registry keeps it. */
export const Source = z.object({
  ...sourceFields,
  schedule: z.string(),
  state: SourceState,
  stateReason: Bilingual.optional(),
  stateSince: Instant,
  createdAt: Instant,
  updatedAt: Instant,
});
export type Source = Readonly<z.infer<typeof Source>>;

/** A source as everyone may see it: without how it is asked and when its records may be removed, and without credentials. */
export const PublicSource = Source.omit({ politeness: true, removalPolicy: true });
export type PublicSource = Readonly<z.infer<typeof PublicSource>>;

/** The source with credentials in its address and its filter redacted, as an older registry may still hold them. */
export const redactedSource = (source: Source): Source => ({
  ...source,
  endpoint: redactText(source.endpoint),
  ...(source.filter === undefined ? {} : { filter: redactText(source.filter) }),
});

export const publicSource = (source: Source): PublicSource => PublicSource.parse(redactedSource(source));

/** Sources as code: `deploy/sources/*.yaml`. */
export const SourcesFile = z.strictObject({
  organizations: z
    .array(Organization.extend({ name: LangText.strict() }).strict())
    .max(5000)
    .default([]),
  sources: z.array(SourceSpec).max(10_000),
});
export type SourcesFile = z.infer<typeof SourcesFile>;

/** Every key that such a file may hold, at any level: what a misspelt one may stand for. */
export const sourcesFileKeys: readonly string[] = [
  SourcesFile,
  Organization,
  SourceSpec,
  Politeness,
  RemovalPolicy,
].flatMap(({ shape }) => Object.keys(shape));

/** What the polling of a source has come to; moves with each run, on the store's clock. */
export const SourceStatus = z.object({
  sourceId: SourceId,
  run: RunNumber,
  nextDueAt: Instant.optional(),
  lastRunId: z.string().optional(),
  lastStartedAt: Instant.optional(),
  lastCompleteAt: Instant.optional(),
  lastCompleteRunId: z.string().optional(),
  consecutiveFailures: z.int().nonnegative(),
  failingSince: Instant.optional(),
  /** When the second run in a row failed. */
  failedAgainAt: Instant.optional(),
  /** The first of the complete runs since which the source was always read on time. */
  freshSince: Instant.optional(),
  records: z.int().nonnegative(),
  runningSince: Instant.optional(),
});
export type SourceStatus = Readonly<z.infer<typeof SourceStatus>>;
