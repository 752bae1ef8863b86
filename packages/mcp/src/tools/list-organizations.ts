import { said } from '@moisson/kernel';
import { z } from 'zod';
import { defineTool, LanguageInput } from '../tool.ts';
import { folded, type Organization } from './organizations.ts';

export const listOrganizations = defineTool({
  name: 'list_organizations',
  title: said('Lister les organisations', 'List organizations'),
  description: said(
    'Les villes, ministères et organismes publics qui ont des jeux de données, et combien, les plus grands d’abord.',
    'Cities, ministries and public bodies that have datasets, and how many, the largest first.',
  ),
  input: z.object({
    contains: z.string().max(100).optional().describe('Partie du nom. / Part of the name.'),
    limit: z.int().min(1).max(200).default(50),
    language: LanguageInput,
  }),
  list: 'organizations',
  run: async ({ contains = '', limit }, context) => {
    const { items } = (await context.get('/api/v1/organizations')) as { items: readonly Organization[] };
    const found = items
      .filter(({ id, name }) => folded(`${id} ${name}`).includes(folded(contains)))
      .sort((a, b) => b.datasets - a.datasets);
    return {
      total: found.length,
      organizations: found.slice(0, limit).map((one) => ({
        ...one,
        page: `${context.portalUrl}/datasets?${new URLSearchParams({ organization: one.id, lang: context.language }).toString()}`,
      })),
    };
  },
});
