import { maskingOf } from '@moisson/privacy';
import type { WorkBudget } from './work-budget.ts';

/** A store that keeps a dataset in memory returns it again and again: its text lives as long as it does. */
const texts = new WeakMap<object, Buffer>();

/** An item as JSON, in UTF-8, personal contacts masked. */
function* publicJson(item: object): Generator<undefined, Buffer> {
  let text = texts.get(item);
  if (text === undefined) {
    text = Buffer.from(JSON.stringify(yield* maskingOf(item)));
    texts.set(item, text);
  }
  return text;
}

const COMMA = Buffer.from(',');

/** The items of a list, and what else is said of it, as one JSON object in UTF-8, personal contacts masked. */
export const publicList = async (
  budget: WorkBudget,
  items: readonly object[],
  rest: Readonly<Record<string, unknown>> = {},
): Promise<Buffer> => {
  const head = JSON.stringify(await budget.masked(rest)).slice(0, -1);
  const texts = await budget.each(items, publicJson);
  return Buffer.concat([
    Buffer.from(`${head}${head === '{' ? '' : ','}"items":[`),
    ...texts.flatMap((text, at) => (at === 0 ? [text] : [COMMA, text])),
    Buffer.from(']}'),
  ]);
};
