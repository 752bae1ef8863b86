import { z } from 'zod';
import { Instant } from '../ids.ts';
import { OrganizationSlug } from '../source/organization.ts';
import { Role } from './role.ts';

/** The session of a person who signed in to the console. */
export const Session = z.object({
  /** SHA-256 of the text in the browser's cookie, in hex: who reads the store cannot use it. */
  id: z.string(),
  /** `oidc:SUBJECT`. */
  subject: z.string(),
  name: z.string(),
  role: Role,
  organizations: z.array(OrganizationSlug).optional(),
  createdAt: Instant,
  /** To the minute. */
  lastSeenAt: Instant,
  /** It ends then, however much it is used. */
  expiresAt: Instant,
});
export type Session = Readonly<z.infer<typeof Session>>;
