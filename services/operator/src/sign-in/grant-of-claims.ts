import { Role, type Grant } from '@moisson/contracts';
import type { Oidc } from '@moisson/runtime';

/**
 * Returns what the claims of a person give: the highest role of the rules that match, a publisher with the organizations of all such rules;
 * undefined if none matches. The claim may be one text or a list of them; anything else matches nothing.
 */
export const grantOfClaims = (
  claims: Readonly<Record<string, unknown>>,
  { roleClaim, roles }: Pick<Oidc, 'roleClaim' | 'roles'>,
): Grant | undefined => {
  const values = new Set([claims[roleClaim]].flat());
  const given = roles.filter(({ value }) => values.has(value));
  const role = Role.options.findLast((one) => given.some((rule) => rule.role === one));
  if (role !== 'publisher') return role && { role };
  return { role, organizations: [...new Set(given.flatMap(({ organizations = [] }) => organizations))] };
};
