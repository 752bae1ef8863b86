import { maskingOf } from '@moisson/privacy';
import type { WorkBudget } from './work-budget.ts';

/** A store that caches a dataset returns the same object again: its text is cached as long as the object. */
const texts = new WeakMap<object, Buffer>();

/** Serializes an item as JSON in UTF-8, personal contacts masked. */
function* publicJson(item: object): Generator<undefined, Buffer> {
  let text = texts.get(item);
  if (text === undefined) {
    text = Buffer.from(JSON.stringify(yield* maskingOf(item)));
    texts.set(item, text);
  }
  return text;
}

const COMMA = Buffer.from(',');

/** Serializes the items of a list, with the list's other members, as one JSON object in UTF-8, personal contacts masked. */
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
