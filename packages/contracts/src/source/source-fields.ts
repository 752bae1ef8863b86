import { z } from 'zod';
import { LangText } from '@moisson/kernel';
import { SourceId } from '../ids.ts';
import { OrganizationSlug } from './organization.ts';
import { ProtocolName, SourceOptions } from './source-options.ts';
import { Politeness, Quota, RemovalPolicy } from './source-settings.ts';

/** What an operator says of a source, and the registry keeps. */
export const sourceFields = {
  id: SourceId,
  name: LangText.optional(),
  organization: OrganizationSlug.optional(),
  /** Other organizations for which an operator lets the source speak: its records may join their datasets. */
  speaksFor: z.array(OrganizationSlug).max(500).optional(),
  protocol: ProtocolName,
  /** The catalogue's site or, where the protocol reads one document, that document. */
  endpoint: z.url({ protocol: /^https?$/ }).max(2000),
  options: SourceOptions.default({}),
  /** Cron, five fields, UTC. */
  schedule: z.string().max(100).optional(),
  politeness: Politeness.prefault({}),
  removalPolicy: RemovalPolicy.prefault({}),
  quota: Quota.optional(),
  /**
   * Who is believed where records of one dataset differ: a native source above a copy in an aggregator. It counts only among sources
   * that speak for the same organization, because no others are merged.
   */
  authority: z.int().min(0).max(1000).default(50),
  /** What nobody could verify yet about this source, in words. */
  unknowns: z.array(z.string().max(500)).max(20).default([]),
};
