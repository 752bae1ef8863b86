import { z } from 'zod';
import { LangText } from '@moisson/kernel';

export const OrganizationSlug = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,99}$/, 'lower-case letters, digits, hyphens and underscores, 1 to 100 characters');

/** A publisher of datasets (foaf:Agent). Slug and name are stored apart, because a slug stays when the name changes. */
export const Organization = z.object({
  id: OrganizationSlug,
  name: LangText,
  parent: OrganizationSlug.optional(),
  homepage: z.url({ protocol: /^https?$/ }).optional(),
  /** Other names for search: acronyms and former names. */
  aliases: z.array(z.string().min(1).max(100)).max(20).optional(),
});
export type Organization = Readonly<z.infer<typeof Organization>>;
