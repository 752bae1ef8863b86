import { z } from 'zod';
import { Bilingual, redactText } from '@moisson/kernel';
import { Instant } from '../ids.ts';
import { sourceFields } from './source-fields.ts';
import type { SourceOptions } from './source-options.ts';
import { SourceOwner } from './source-owner.ts';

export const SourceState = z.enum(['draft', 'active', 'paused', 'retired']);
export type SourceState = z.infer<typeof SourceState>;

/** A polled catalogue (dcat:Catalog) as the registry stores it. */
export const Source = z.object({
  ...sourceFields,
  schedule: z.string(),
  /** It is read with credentials (kept apart, encrypted), and never without them: if they are missing, its run fails. */
  hasCredentials: z.literal(true).optional(),
  /** Grows with each change of the source in the registry; the first one has none. What `If-Match` compares. */
  revision: z.int().positive().optional(),
  /** Absent in sources that were registered before owners were kept. */
  owner: SourceOwner.optional(),
  state: SourceState,
  stateReason: Bilingual.optional(),
  stateSince: Instant,
  createdAt: Instant,
  updatedAt: Instant,
});
export type Source = Readonly<z.infer<typeof Source>>;

/** Returns the revision of a source: 1 until it is changed. */
export const revisionOf = ({ revision = 1 }: Pick<Source, 'revision'>): number => revision;

/** Whether the public may know of a source: not of a draft, which an operator may discard. */
export const isPublic = ({ state }: Pick<Source, 'state'>): boolean => state !== 'draft';

/** Returns the source with credentials in its address and options redacted: an older version may have stored some. */
export const redactedSource = (source: Source): Source => ({
  ...source,
  endpoint: redactText(source.endpoint),
  options: redactedOptions(source.options),
});

const redactedOptions = (options: SourceOptions): SourceOptions =>
  Object.fromEntries(Object.entries(options).map(([name, value]) => [name, redactedOption(value)]));

/** Returns the value of an option with credentials redacted. */
export const redactedOption = (value: SourceOptions[string]): SourceOptions[string] => {
  if (Array.isArray(value)) return value.map(redactText);
  return typeof value === 'string' ? redactText(value) : value;
};
