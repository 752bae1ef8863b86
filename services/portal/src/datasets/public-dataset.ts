import { Dataset, DatasetFreshness, DatasetId, RemovalReason, SourceId } from '@moisson/contracts';
import { facetNames } from '@moisson/domain';
import { LangText, Problem } from '@moisson/kernel';
import { z } from 'zod';

export { Dataset };

export const DatasetParams = z.object({
  id: z.string().toLowerCase().pipe(DatasetId).describe('The dataset’s id'),
});

const Facet = z.array(z.strictObject({ value: z.string(), label: z.string().optional(), count: z.int().min(0) }));

/** One dataset, with how fresh it is. In lists it has no `freshness`: that is read one by one. */
export const DatasetWithFreshness = Dataset.extend({ freshness: DatasetFreshness });

/** One page of search results. */
export const DatasetPage = z.strictObject({
  items: z.array(Dataset),
  total: z.int().min(0),
  facets: z.strictObject(Object.fromEntries(facetNames.map((name) => [name === 'license' ? 'licence' : name, Facet]))),
  next: z.string().optional(),
  /** How many of `total` hold all words of `q`; they come first. Absent where all of them do. */
  exact: z.int().min(0).optional(),
  notice: Problem.optional(),
  /** Where the points of each item come from, if `explain=true`. */
  explanations: z
    .array(
      z.strictObject({
        points: z.int().min(0),
        boost: z.int().min(0),
        words: z.array(
          z.strictObject({
            word: z.string(),
            points: z.int().min(0),
            fields: z.array(z.enum(['title', 'keyword', 'body', 'address'])),
            isRelated: z.boolean(),
          }),
        ),
      }),
    )
    .optional(),
});

/** A dataset that was removed: the member `dataset` of the problem `request.gone`. */
export const GoneDataset = z.object({
  id: DatasetId,
  title: z.string(),
  organization: z.object({ id: z.string(), name: z.string() }).optional(),
  removedAt: z.string(),
  reason: RemovalReason.optional(),
  /** The source that listed it last. */
  source: z.object({ id: SourceId, name: LangText }).optional(),
});
export type GoneDataset = z.infer<typeof GoneDataset>;
