import { z } from 'zod';
import { LangText } from '@moisson/kernel';
import { SourceId } from '../ids.ts';
import { MappingRules } from './mapping-rules.ts';
import { OrganizationSlug } from './organization.ts';
import { ProtocolName, SourceOptions } from './source-options.ts';
import { Politeness, Quota, ReadingPolicy, RemovalPolicy } from './source-settings.ts';

/** Who answers for a source, for letters about its records. Never public. */
export const SourceContact = z.strictObject({
  name: z.string().trim().min(1).max(200).optional(),
  email: z.email().max(254).optional(),
});
export type SourceContact = Readonly<z.infer<typeof SourceContact>>;

/** The fields that an operator writes and the registry stores. */
export const sourceFields = {
  id: SourceId,
  name: LangText.optional(),
  organization: OrganizationSlug.optional(),
  /** Other organizations that the operator lets the source speak for: its records may be merged into their datasets. */
  speaksFor: z.array(OrganizationSlug).max(500).optional(),
  protocol: ProtocolName,
  /** The site of the catalogue, or the document itself if the protocol reads one document. */
  endpoint: z.url({ protocol: /^https?$/ }).max(2000),
  options: SourceOptions.default({}),
  /** Cron with five fields, in UTC. */
  schedule: z.string().max(100).optional(),
  politeness: Politeness.prefault({}),
  reading: ReadingPolicy.prefault({}),
  removalPolicy: RemovalPolicy.prefault({}),
  quota: Quota.optional(),
  contact: SourceContact.optional(),
  /** Repairs of the mapping. */
  mapping: MappingRules.optional(),
  /**
   * Which record wins where records of one dataset differ: a native source gets a higher number than a copy in an
   * aggregator. It only matters among sources that speak for the same organization, because no others are merged.
   */
  authority: z.int().min(0).max(1000).default(50),
  /** Facts about this source that nobody could verify yet, in words. */
  unknowns: z.array(z.string().max(500)).max(20).default([]),
};
