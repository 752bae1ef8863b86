import type { Dataset } from '@moisson/contracts';
import { maskContacts } from './mask-contacts.ts';

/** A store that keeps a dataset in memory gives it out again and again: its text lives as long as it does. */
const texts = new WeakMap<Dataset, string>();

/** A dataset as JSON, personal contacts masked. */
export const publicJson = (dataset: Dataset): string => {
  let text = texts.get(dataset);
  if (text === undefined) {
    text = JSON.stringify(maskContacts(dataset));
    texts.set(dataset, text);
  }
  return text;
};

/** The items of a list, and what else is told of it, as one JSON object. */
export const publicList = (items: readonly Dataset[], rest: Readonly<Record<string, unknown>>): string =>
  `{"items":[${items.map(publicJson).join(',')}],${JSON.stringify(rest).slice(1)}`;
