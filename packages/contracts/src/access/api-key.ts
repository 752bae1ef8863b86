import { z } from 'zod';
import { Instant } from '../ids.ts';
import { OrganizationSlug } from '../source/organization.ts';
import { Role } from './role.ts';

/** The id of an API key. Whoever makes it chooses it; it is never used again. */
export const KeyId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'lower-case letters, digits and hyphens, 1 to 63 characters');

/** An API key as it is shown: all but what lets in. */
export const ApiKey = z.strictObject({
  id: KeyId,
  /** Who or what uses it, for people. */
  name: z.string().min(1).max(100),
  role: Role,
  /** A publisher's own organizations; other roles have none. */
  organizations: z.array(OrganizationSlug).max(100).optional(),
  createdAt: Instant,
  /** The subject of who made it. */
  createdBy: z.string(),
  expiresAt: Instant,
  revokedAt: Instant.optional(),
  /** To the minute. */
  lastUsedAt: Instant.optional(),
});
export type ApiKey = Readonly<z.infer<typeof ApiKey>>;

/** An API key as the store holds it: SHA-256 of its secret, in hex. The secret has 256 random bits, so a slow hash would add nothing. */
export const StoredApiKey = ApiKey.extend({ hash: z.string() });
export type StoredApiKey = Readonly<z.infer<typeof StoredApiKey>>;
