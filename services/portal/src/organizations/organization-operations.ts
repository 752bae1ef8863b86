import { said } from '@moisson/kernel';
import { serialized } from '@moisson/operations';
import { defineOperation } from '../portal-context.ts';
import { publicList } from '../public-json.ts';
import { WorkBudget } from '../work-budget.ts';
import { OrganizationList } from './public-organization.ts';

const listOrganizations = defineOperation({
  id: 'listOrganizations',
  method: 'get',
  path: '/api/v1/organizations',
  summary: said('Les organisations qui ont des jeux de données', 'Organizations with datasets'),
  access: 'public',
  input: {},
  output: { 200: { description: 'The organizations', schema: OrganizationList } },
  problems: [],
  run: async ({ context: { store } }) =>
    serialized(await publicList(new WorkBudget(), await store.search.organizations())),
});

export const organizationOperations = [listOrganizations];
