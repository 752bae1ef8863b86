import type { Dataset } from '@moisson/contracts';
import { maskContacts } from './mask-contacts.ts';

/** A store that keeps a dataset in memory gives it out again and again: its text lives as long as it does. */
const texts = new WeakMap<Dataset, Buffer>();

/** A dataset as JSON, in UTF-8, personal contacts masked. */
const publicJson = (dataset: Dataset): Buffer => {
  let text = texts.get(dataset);
  if (text === undefined) {
    text = Buffer.from(JSON.stringify(maskContacts(dataset)));
    texts.set(dataset, text);
  }
  return text;
};

const COMMA = Buffer.from(',');

/** The items of a list, and what else is told of it, as one JSON object in UTF-8. */
export const publicList = (items: readonly Dataset[], rest: Readonly<Record<string, unknown>>): Buffer =>
  Buffer.concat([
    Buffer.from(`${JSON.stringify(rest).slice(0, -1)},"items":[`),
    ...items.flatMap((item, at) => (at === 0 ? [publicJson(item)] : [COMMA, publicJson(item)])),
    Buffer.from(']}'),
  ]);
