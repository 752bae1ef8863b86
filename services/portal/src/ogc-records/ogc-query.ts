import { DatasetId } from '@moisson/contracts';
import type { DatasetQuery } from '@moisson/domain';
import { defined, InvalidInput, readInput, said } from '@moisson/kernel';
import { refuseUnknown, withoutEmpty } from '@moisson/operations';
import { z } from 'zod';
import { Box } from '../datasets/box-param.ts';
import { PATIENCE_MS } from '../datasets/dataset-query.ts';

export const MAX_LIMIT = 1000;
/** A search reads its datasets one by one: fewer at a time. */
const MAX_FOUND = 100;
const MAX_IDS = 1000;

const DATE = String.raw`\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2}))?)?)?`;
const DATETIME = new RegExp(`^(?:(${DATE})|(${DATE}|\\.\\.)?/(${DATE}|\\.\\.)?)$`);

/** The parameters of `/items` (OGC 20-004 §7.5). */
const Items = z.object({
  bbox: Box.optional(),
  datetime: z.string().max(100).regex(DATETIME, 'a date, or an interval such as 2020-01-01/..').optional(),
  limit: z.coerce.number().int().min(1).default(100),
  q: z.string().max(500).optional(),
  type: z.string().max(200).optional(),
  ids: z
    .string()
    .max(40 * MAX_IDS)
    .transform((text) => text.split(',').map((id) => id.trim().toLowerCase()))
    .optional(),
  cursor: z.string().max(1000).optional(),
});
export type ItemsQuery = z.infer<typeof Items>;

/** Throws `InvalidInput` for a parameter that is unknown, as OGC API demands (17-069r4 §7.5), or does not fit. */
export const readItemsQuery = (query: unknown): ItemsQuery => {
  refuseUnknown(query as Record<string, unknown>, [...Object.keys(Items.shape), 'f', 'lang']);
  const { f, lang: _lang, ids, ...rest } = query as Record<string, unknown>;
  if (f !== undefined && f !== 'json')
    throw new InvalidInput([{ path: ['f'], detail: said('attendu : json', 'expected: json') }]);
  // An empty list of ids is a list without a record, and no absent parameter.
  return readInput(Items, { ...withoutEmpty(rest), ...(ids === undefined ? {} : { ids }) });
};

/** Whether the items are to be found by a search, and not listed. */
export const isSearch = ({ q, bbox, datetime }: ItemsQuery): boolean =>
  q !== undefined || bbox !== undefined || datetime !== undefined;

export const toSearch = ({ q, bbox, datetime, limit, cursor }: ItemsQuery): DatasetQuery => {
  const [, at, start = at, end = at] = DATETIME.exec(datetime ?? '') ?? [];
  const day = (text: string | undefined): string | undefined => (text === '..' ? undefined : text?.slice(0, 10));
  const period = defined({ start: day(start), end: day(end) });
  return {
    limit: Math.min(limit, MAX_FOUND),
    patienceMs: PATIENCE_MS,
    // A comma separates alternatives: our search ranks by how many words a dataset has.
    ...defined({ text: q?.replaceAll(',', ' '), bbox, cursor }),
    ...(Object.keys(period).length === 0 ? {} : { period }),
  };
};

/** The ids that are ids of ours: others have no record. */
export const knownIds = (ids: readonly string[]): readonly DatasetId[] =>
  [...new Set(ids)].slice(0, MAX_IDS).flatMap((id) => DatasetId.safeParse(id).data ?? []);
