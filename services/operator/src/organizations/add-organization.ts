import type { Organization } from '@moisson/contracts';
import { InvalidInput, MoissonError, said } from '@moisson/kernel';
import type { OperatorParts } from '../operator-parts.ts';
import { organizationFaults } from '../sources/source-faults.ts';

/** Registers an organization, so that sources may refer to it. Throws `request.conflict` if its id is in use. */
export const addOrganization = async (
  { store }: Pick<OperatorParts, 'store'>,
  organization: Organization,
): Promise<Organization> => {
  const registered = await store.registry.organizations();
  if (registered.some(({ id }) => id === organization.id))
    throw new MoissonError('request.conflict', {
      detail: said(
        `l’organisation ${organization.id} est déjà inscrite`,
        `organization ${organization.id} is registered already`,
      ),
    });
  const { parent } = organization;
  if (parent !== undefined) {
    const faults = organizationFaults({ organization: parent }, registered);
    if (faults.length > 0) throw new InvalidInput(faults.map((fault) => ({ ...fault, path: ['parent'] })));
  }
  await store.registry.putOrganizations([organization]);
  return organization;
};
