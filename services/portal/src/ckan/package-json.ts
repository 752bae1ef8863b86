import type { Dataset } from '@moisson/contracts';
import { maskingOf } from '@moisson/privacy';
import type { WorkBudget } from '../work-budget.ts';
import { SerializedJson } from './context.ts';
import { packageOf } from './shapes/package.ts';

/** A store that caches a dataset returns the same object again: its package is cached as long as the object. */
const texts = new WeakMap<object, Buffer>();

function* packageText(dataset: Dataset): Generator<undefined, Buffer> {
  let text = texts.get(dataset);
  if (text === undefined) {
    text = Buffer.from(JSON.stringify(packageOf(yield* maskingOf(dataset))));
    texts.set(dataset, text);
  }
  return text;
}

/** Returns the packages of some datasets as JSON, personal contacts masked. */
export const packageTexts = (budget: WorkBudget, datasets: readonly Dataset[]): Promise<Buffer[]> =>
  budget.each(datasets, packageText);

const COMMA = Buffer.from(',');

/** Returns a JSON list of texts. */
export const jsonList = (items: readonly Buffer[]): SerializedJson =>
  new SerializedJson(
    Buffer.concat([
      Buffer.from('['),
      ...items.flatMap((text, at) => (at === 0 ? [text] : [COMMA, text])),
      Buffer.from(']'),
    ]),
  );

/** Serializes an object whose members may be serialized already. */
export const jsonObject = (members: Readonly<Record<string, unknown>>): SerializedJson => {
  const parts = Object.entries(members).flatMap(([name, value], at) => [
    Buffer.from(`${at === 0 ? '' : ','}${JSON.stringify(name)}:`),
    value instanceof SerializedJson ? value.json : Buffer.from(JSON.stringify(value)),
  ]);
  return new SerializedJson(Buffer.concat([Buffer.from('{'), ...parts, Buffer.from('}')]));
};
