import type { Grant, Role } from '@moisson/contracts';

type Extent = 'all' | 'own' | 'none';

/**
 * For each role, by what an operation needs: on everything, on what belongs to the role's own organizations, or not at all.
 * `publisher` is needed for what a city's own people may do with their source; `operator` for what concerns others too.
 */
const EXTENTS: Readonly<Record<Role, Readonly<Record<Role, Extent>>>> = {
  viewer: { viewer: 'all', publisher: 'none', operator: 'none', administrator: 'none' },
  publisher: { viewer: 'all', publisher: 'own', operator: 'none', administrator: 'none' },
  operator: { viewer: 'all', publisher: 'all', operator: 'all', administrator: 'none' },
  administrator: { viewer: 'all', publisher: 'all', operator: 'all', administrator: 'all' },
};

/**
 * Returns whether who has this grant may call an operation that needs a role, on something that belongs to an organization. What belongs
 * to none is no publisher's own.
 */
export const mayCall = (
  { role, organizations = [] }: Grant,
  needed: Role,
  organization: string | undefined,
): boolean => {
  const extent = EXTENTS[role][needed];
  if (extent === 'own') return organization !== undefined && organizations.includes(organization);
  return extent === 'all';
};
