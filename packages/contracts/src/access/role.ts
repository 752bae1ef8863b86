import { z } from 'zod';

/** What a person or a program may do in the operator's service (`mayCall` of the domain has the rules). */
export const Role = z.enum(['viewer', 'publisher', 'operator', 'administrator']);
export type Role = z.infer<typeof Role>;

/** A role, and the organizations that it is limited to: a publisher's own. */
export interface Grant {
  readonly role: Role;
  readonly organizations?: readonly string[];
}
