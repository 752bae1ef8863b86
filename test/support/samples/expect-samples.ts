import { describe, expect, test } from '@jest/globals';
import type { MappedDataset, Run, Source } from '@moisson/contracts';
import { anyLanguage, type LangText } from '@moisson/kernel';
import { aSource } from '@moisson/testkit';
import { withLine } from '../with-line.ts';
import { haveSamples, sampleBytes, samplesUnder, serveSample, type AnswerSample } from './serve-sample.ts';

/**
 * What a record has to become, judged against its standard and never against the mapping. A field that is not written
 * here must be absent in the dataset.
 */
export interface ExpectedRecord {
  readonly title: LangText;
  /** The beginning of the description in each of its languages. */
  readonly description?: LangText;
  /** The name of the organization. */
  readonly organization?: string;
  /** The SPDX id of the licence; for an unknown one `other: ` and the beginning of the text that the source gives. */
  readonly license?: string;
  readonly issued?: string;
  readonly modified?: string;
  readonly place?: NonNullable<MappedDataset['spatial']>;
  /** The format of each distribution, in the order of the source; an empty text if it has none. */
  readonly formats: readonly string[];
}

export interface ExpectedSample {
  /** The path of the payload in the folder of samples. */
  readonly sample: string;
  /** What it is, or what is wrong with it. */
  readonly what: string;
  /** The path of the source's endpoint on the server. */
  readonly path?: string;
  readonly options?: Source['options'];
  /** Default: the payload as it is, at any address. */
  readonly answer?: (payload: Buffer) => AnswerSample;
  /** Whether the list is proven complete. Default: true. */
  readonly complete?: boolean;
  /** Default: 0. */
  readonly rejected?: number;
  /** The codes of the run's problems, in their order. Default: none. */
  readonly problems?: readonly Run['problems'][number]['code'][];
  readonly records: readonly ExpectedRecord[];
}

/** The media type of the payloads that are served as they are. */
const TYPES: Readonly<Record<string, string>> = {
  json: 'application/json',
  jsonld: 'application/ld+json',
  xml: 'application/xml',
  rdf: 'application/rdf+xml',
  ttl: 'text/turtle',
};

const asItIs =
  (sample: string) =>
  (payload: Buffer): AnswerSample =>
  () => ({ body: payload, type: TYPES[sample.split('.').at(-1)!] ?? 'application/octet-stream' });

/**
 * Serves each captured payload on loopback, harvests it as a source of this protocol, and compares the stored records
 * with the expected ones. `starts`: the payloads that must have an entry, by the beginnings of their paths.
 */
export const expectSamples = (
  protocol: string,
  starts: readonly string[],
  samples: readonly ExpectedSample[],
): void => {
  if (!haveSamples)
    process.stderr.write(`SKIPPED: the samples of ${protocol} need captured payloads, and there are none here\n`);

  test('the captured payloads are there in CI', () => {
    if (process.env.CI === 'true') expect(haveSamples).toBe(true);
  });

  (haveSamples ? describe : describe.skip)(protocol, () => {
    test('every captured payload has an expectation', () => {
      const written = new Set(samples.map(({ sample }) => sample));
      expect(starts.flatMap(samplesUnder).filter((name) => !written.has(name))).toEqual([]);
    });

    test.each(samples.map((one) => [one.sample, one.what, one] as const))('%s (%s) is read in full', (_, __, one) =>
      expectSample(protocol, one),
    );
  });
};

const expectSample = async (protocol: string, expected: ExpectedSample): Promise<void> => {
  const { sample, path = '', answer = asItIs(sample), records, ...rest } = expected;
  const { complete = true, rejected = 0, problems = [], options = {} } = rest;
  await serveSample(answer(sampleBytes(sample)), (site) =>
    withLine(async (line) => {
      const { store } = line;
      const source = aSource({ protocol, endpoint: site + path, organization: undefined, options });
      await store.registry.create(source);
      await line.pollNow(source.id);
      const [run] = await store.runs.list({ limit: 1 });
      const stored = (await store.records.scan(undefined, 1000)).filter((one) => one.state === 'live');
      const seen = stored.map(({ dataset }) => dataset);
      expect(inOrder(seen).map((dataset, at) => seenOf(dataset, inOrder(records)[at]))).toEqual(inOrder(records));
      expect({
        complete: run!.complete,
        rejected: run!.counts.rejected,
        problems: run!.problems.map(({ code }) => code),
      }).toEqual({ complete, rejected, problems });
    }),
  );
};

interface Texts {
  readonly title: LangText;
  readonly description?: LangText | undefined;
}

/** Sorts by title, then by description: an expected description is the beginning of the one that is seen. */
const inOrder = <T extends Texts>(records: readonly T[]): readonly T[] => {
  const textOf = ({ title, description }: T): string =>
    `${anyLanguage(title)}\n${description === undefined ? '' : anyLanguage(description)}`;
  return records.toSorted((a, b) => (textOf(a) < textOf(b) ? -1 : 1));
};

/** Returns the fields of a dataset that are compared, its description cut where the expected one ends. */
const seenOf = (dataset: MappedDataset, expected: ExpectedRecord | undefined): ExpectedRecord => {
  const { title, description, organization, license, issued, modified, spatial, distribution } = dataset;
  const beginnings: LangText = Object.fromEntries(
    Object.entries(description ?? {}).map(([language, text]) => [
      language,
      text?.slice(0, expected?.description?.[language]?.length ?? 80),
    ]),
  );
  return JSON.parse(
    JSON.stringify({
      title,
      description: description && beginnings,
      organization: organization?.name,
      license: license && (license.id ?? `other: ${license.original}`.slice(0, expected?.license?.length)),
      issued,
      modified,
      place: spatial,
      formats: distribution.map(({ format = '' }) => format),
    }),
  ) as ExpectedRecord;
};
