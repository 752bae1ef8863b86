import type { Dataset } from '@moisson/contracts';
import { said } from '@moisson/kernel';
import { z } from 'zod';
import { truncation } from '../fitted.ts';
import { defineTool, LanguageInput } from '../tool.ts';
import { cut, summaryOf } from './described.ts';

const [DESCRIPTION_CHARS, TEXT_CHARS] = [4000, 500];
const [MAX_FILES, MAX_LIST] = [50, 50];

export const getDataset = defineTool({
  name: 'get_dataset',
  title: said('Lire un jeu de données', 'Read a dataset'),
  description: said(
    'Lit un jeu de données : ses fichiers, sa provenance (quelle source a donné chaque champ), sa fraîcheur et les remarques sur sa qualité. Citer `page`.',
    'Reads a dataset: its files, its provenance (which source gave each field), its freshness, and remarks on its quality. Cite `page`.',
  ),
  input: z.object({
    id: z.string().max(100).describe('Identifiant, de search_datasets. / Id, from search_datasets.'),
    language: LanguageInput,
  }),
  list: 'files',
  run: async ({ id }, context) => {
    const dataset = (await context.get(`/api/v1/datasets/${encodeURIComponent(id)}`)) as Dataset;
    const { distribution, findings } = dataset;
    return {
      ...summaryOf(context, dataset, DESCRIPTION_CHARS),
      keywords: dataset.keyword.slice(0, MAX_LIST),
      spatial: dataset.spatial,
      temporal: dataset.temporal,
      landingPage: dataset.landingPage,
      files: distribution.slice(0, MAX_FILES).map((file) => ({
        title: file.title && cut(file.title, TEXT_CHARS),
        format: file.format,
        byteSize: file.byteSize,
        url: file.downloadURL ?? file.accessURL ?? file.address,
        modified: file.modified,
      })),
      ...(distribution.length > MAX_FILES ? { truncated: truncation(MAX_FILES, distribution.length) } : {}),
      provenance: {
        records: dataset.records.slice(0, MAX_LIST).map(({ sourceId, recordKey }) => ({ sourceId, recordKey })),
        fields: Object.fromEntries(
          Object.entries(dataset.provenance)
            .slice(0, MAX_LIST)
            .map(([field, { sourceId }]) => [field, sourceId]),
        ),
      },
      freshness: {
        firstSeenAt: dataset.firstSeenAt,
        changedAt: dataset.changedAt,
        modified: dataset.modified,
        accrualPeriodicity: dataset.accrualPeriodicity,
        absentSince: dataset.absentSince,
      },
      quality: findings.slice(0, MAX_LIST).map(({ code, severity, field, seen }) => ({
        ...{ code, severity, field },
        seen: seen && cut(seen, TEXT_CHARS),
      })),
    };
  },
});
