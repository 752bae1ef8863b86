import { z } from 'zod';
import { Bilingual, LangText } from '@moisson/kernel';
import { Instant, SourceId } from '../ids.ts';
import { OrganizationSlug } from './organization.ts';
import { ProtocolName, SourceOptions } from './source-options.ts';
import { Quota } from './source-settings.ts';
import { redactedSource, SourceState, type Source } from './source.ts';

/** A source for the public: without credentials, and without its settings for polling and removals. */
export const PublicSource = z.object({
  id: SourceId,
  name: LangText.optional(),
  organization: OrganizationSlug.optional(),
  speaksFor: z.array(OrganizationSlug).optional(),
  protocol: ProtocolName,
  endpoint: z.url({ protocol: /^https?$/ }),
  options: SourceOptions,
  schedule: z.string(),
  quota: Quota.optional(),
  authority: z.int(),
  unknowns: z.array(z.string()),
  state: SourceState,
  stateReason: Bilingual.optional(),
  stateSince: Instant,
  createdAt: Instant,
  updatedAt: Instant,
});
export type PublicSource = Readonly<z.infer<typeof PublicSource>>;

/** Returns the public part of a source: the fields of `PublicSource` only. */
export const publicSource = (source: Source): PublicSource => PublicSource.parse(redactedSource(source));
