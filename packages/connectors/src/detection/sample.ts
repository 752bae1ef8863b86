import type { Source } from '@moisson/contracts';
import type { MappedRecord, ReadContext } from '@moisson/domain';
import { anyLanguage } from '@moisson/kernel';
import type { Protocol } from '../protocol.ts';
import type { DetectionSample } from './detection.ts';

const MAX_RECORDS = 100;
const SHOWN = 10;

/** Reads a source up to its first page with records, and returns what they hold. Throws a `MoissonError` as `pages` does. */
export const sampleOf = async (protocol: Protocol, context: ReadContext): Promise<DetectionSample> => {
  const pages = protocol.pages(context);
  try {
    const mapped: MappedRecord[] = [];
    // A page of a list may hold no record: a page of a site without a dataset.
    for (let step = await pages.next(); step.done !== true; step = await pages.next()) {
      for (const bytes of step.value.records.slice(0, MAX_RECORDS))
        mapped.push(...[mappedOf(protocol, bytes, context.source) ?? []].flat());
      if (mapped.length > 0) break;
    }
    const datasets = mapped.map(({ dataset }) => dataset);
    return {
      records: mapped.length,
      titles: datasets.slice(0, SHOWN).map(({ title }) => anyLanguage(title)),
      organizations: mostFrequent(datasets.flatMap(({ organization }) => organization?.name ?? [])),
      licences: mostFrequent(datasets.flatMap(({ license }) => license?.id ?? license?.original ?? [])),
      languages: mostFrequent(datasets.flatMap(({ title }) => Object.keys(title))),
    };
  } finally {
    // Closes the response: the rest of the list is not read.
    await pages.return(undefined as never);
  }
};

/** Returns a record mapped, or undefined if it cannot be read. */
const mappedOf = (protocol: Protocol, bytes: Uint8Array, source: Source): MappedRecord | undefined => {
  try {
    const { given, record } = protocol.format.parse(bytes);
    const key = protocol.keyOf(given, source);
    return key === undefined ? undefined : protocol.map(record, key, source);
  } catch {
    return undefined;
  }
};

const mostFrequent = (values: readonly string[]): readonly string[] =>
  [...Map.groupBy(values, (value) => value)]
    .sort(([, a], [, b]) => b.length - a.length)
    .slice(0, SHOWN)
    .map(([value]) => value);
