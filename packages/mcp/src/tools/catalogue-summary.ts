import { said } from '@moisson/kernel';
import { z } from 'zod';
import { defineTool, LanguageInput } from '../tool.ts';
import { readFeeds } from './feeds-state.ts';
import type { Organization } from './organizations.ts';

const MOST_FREQUENT = 15;

interface Facets {
  readonly total: number;
  readonly facets: Readonly<Record<string, readonly { readonly value: string; readonly count: number }[]>>;
}

export const catalogueSummary = defineTool({
  name: 'catalogue_summary',
  title: said('Ce que contient le catalogue', 'What the catalogue holds'),
  description: said(
    'Combien de jeux de données, d’organisations et de sources; les thèmes, formats et licences les plus fréquents; l’état des flux.',
    'How many datasets, organizations and sources; the most frequent themes, formats and licences; the state of the feeds.',
  ),
  input: z.object({ language: LanguageInput }),
  run: async (_, context) => {
    const [{ total, facets }, organizations, { sources, states }] = await Promise.all([
      context.get('/api/v1/datasets', { limit: 1 }) as Promise<Facets>,
      context.get('/api/v1/organizations') as Promise<{ items: readonly Organization[] }>,
      readFeeds(context),
    ]);
    const most = (name: string) => facets[name]?.slice(0, MOST_FREQUENT).map(({ value, count }) => ({ value, count }));
    return {
      datasets: total,
      organizations: organizations.items.length,
      sources: sources.length,
      feeds: states,
      themes: most('theme'),
      formats: most('format'),
      licences: most('licence'),
      page: `${context.portalUrl}/?lang=${context.language}`,
    };
  },
});
