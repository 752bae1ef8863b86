import type { Dataset } from '@moisson/contracts';
import { said } from '@moisson/kernel';
import { z } from 'zod';
import { defineTool, LanguageInput } from '../tool.ts';
import { summaryOf } from './described.ts';

const DESCRIPTION_CHARS = 400;
const values = z.array(z.string().max(200)).max(20).optional();
const Day = z.string().max(10).optional();

interface Found {
  readonly items: readonly Dataset[];
  readonly total: number;
  readonly next?: string;
  readonly notice?: { readonly message: Readonly<Record<'fr' | 'en', string>> };
}

export const searchDatasets = defineTool({
  name: 'search_datasets',
  title: said('Chercher des jeux de données', 'Search datasets'),
  description: said(
    'Cherche dans le catalogue des données ouvertes du Québec, par mots et par filtres. Donne un résumé de chaque jeu et l’adresse de sa page, à citer. `next_cursor` demande la suite.',
    'Searches the catalogue of Québec’s open data, by words and filters. Gives a summary of each dataset and the address of its page, to be cited. `next_cursor` asks for what follows.',
  ),
  input: z.object({
    query: z
      .string()
      .max(500)
      .optional()
      .describe('Mots cherchés, en français ou en anglais. / Words, in French or English.'),
    organization: values.describe('Identifiants de list_organizations. / Ids from list_organizations.'),
    theme: values.describe('Thèmes, comme dans les réponses. / Themes, as in answers.'),
    format: values.describe('CSV, GeoJSON …'),
    licence: values.describe('Identifiants de licences, comme dans les réponses. / Ids of licences, as in answers.'),
    source: values.describe('Identifiants de feeds_state. / Ids from feeds_state.'),
    start: Day.describe(
      'Années, mois ou jours (AAAA[-MM[-JJ]]) sur lesquels portent les données. / Period of the data.',
    ),
    end: Day,
    bbox: z
      .tuple([z.number(), z.number(), z.number(), z.number()])
      .optional()
      .describe('Ouest, sud, est, nord, en degrés. / West, south, east, north, in degrees.'),
    sort: z.enum(['relevance', 'changed', 'title']).optional(),
    limit: z.int().min(1).max(20).default(10),
    cursor: z.string().max(1000).optional().describe('`next_cursor` de la réponse précédente. / Of the answer before.'),
    language: LanguageInput,
  }),
  list: 'datasets',
  run: async ({ query, bbox, language: _, ...filters }, context) => {
    const found = (await context.get('/api/v1/datasets', {
      ...filters,
      q: query,
      bbox: bbox?.join(','),
    })) as Found;
    const datasets = found.items.map((dataset) => summaryOf(context, dataset, DESCRIPTION_CHARS));
    const { total, next, notice } = found;
    return { total, datasets, next_cursor: next, notice: notice?.message[context.language] };
  },
});
