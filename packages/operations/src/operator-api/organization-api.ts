import { Organization } from '@moisson/contracts';
import { said } from '@moisson/kernel';
import { z } from 'zod';
import { describeOperation } from '../operation.ts';

export const organizationApi = {
  listOrganizations: describeOperation({
    id: 'listOrganizations',
    method: 'get',
    path: '/api/v1/organizations',
    summary: said('Toutes les organisations inscrites', 'All registered organizations'),
    access: 'viewer',
    input: {},
    output: { 200: { description: 'The organizations, by id', schema: z.array(Organization) } },
    problems: [],
  }),
  addOrganization: describeOperation({
    id: 'addOrganization',
    method: 'post',
    path: '/api/v1/organizations',
    summary: said('Inscrire une organisation', 'Register an organization'),
    access: 'operator',
    input: { body: Organization.strict(), bodyKeys: Object.keys(Organization.shape) },
    output: { 201: { description: 'The organization as it was registered', schema: Organization } },
    problems: ['request.conflict'],
  }),
} as const;
