import { isJsonObject, type Json } from '@moisson/domain';
import { parsedOf } from '../mapping/lang-values.ts';

/** What the pages before a position held. */
export interface Counts {
  datasets: number;
  /** Pages without a dataset of their own. */
  passed: number;
  /** Pages and records that could not be read. */
  failed: number;
}

export const START: Readonly<Counts> = { datasets: 0, passed: 0, failed: 0 };

/** Returns the position after a page. Pages are in the order of their addresses, so one that is added moves no other. */
export const cursorOf = (page: string, counts: Counts): string => JSON.stringify({ after: page, ...counts });

/** Returns the position of a cursor; the start if there is none or it has another form. */
export const readCursor = (cursor: string | undefined): { readonly after?: string; readonly counts: Counts } => {
  const at = cursor === undefined ? undefined : (parsedOf(cursor) as Json | undefined);
  if (!isJsonObject(at)) return { counts: { ...START } };
  const { after, datasets, passed, failed } = at;
  const numbers = [datasets, passed, failed];
  if (typeof after !== 'string' || !numbers.every((one) => Number.isSafeInteger(one) && (one as number) >= 0))
    return { counts: { ...START } };
  return { after, counts: { datasets, passed, failed } as Counts };
};
