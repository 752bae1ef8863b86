import { defined, MoissonError } from '@moisson/kernel';
import type { Completeness, FetchedBody, SourceFetch, Validators } from '@moisson/domain';
import type { Source } from '@moisson/contracts';
import type { Protocol, ProtocolExample } from '../protocol.ts';

const CHUNK = 1000;

export interface ReadOptions {
  readonly validators?: Validators;
  /** A cursor of an earlier reading. */
  readonly from?: string;
  /** Changes the body of a response before it is read. */
  readonly alter?: (body: Uint8Array) => Uint8Array;
  /** Whether the server gives the length of its responses; default true. */
  readonly framed?: boolean;
}

/** The result of reading an example. */
export interface ExampleReading {
  readonly records: readonly Uint8Array[];
  /** Each cursor with the number of records before it. */
  readonly cursors: readonly (readonly [cursor: string, before: number])[];
  readonly completeness: Completeness;
}

/** Reads an example with `count` records to its end, as a source of it. Throws the errors of the protocol. */
export const readExample = async (
  protocol: Protocol,
  source: Source,
  example: ProtocolExample,
  count: number,
  { validators, from, alter = (body) => body, framed = true }: ReadOptions = {},
): Promise<ExampleReading> => {
  const { signal } = new AbortController();
  const fetch = fetchOf(example, count, alter, framed);
  const reading = protocol.pages({
    ...{ source, fetch, signal },
    ...defined({ validators, from }),
  });
  const records: Uint8Array[] = [];
  const cursors: (readonly [string, number])[] = [];
  let step = await reading.next();
  for (; !step.done; step = await reading.next()) {
    records.push(...step.value.records);
    if (step.value.cursor !== undefined) cursors.push([step.value.cursor, records.length]);
  }
  return { records, cursors, completeness: step.value };
};

/** Returns a fetch that the example itself answers, without a network. */
const fetchOf = (
  example: ProtocolExample,
  count: number,
  alter: (body: Uint8Array) => Uint8Array,
  framed: boolean,
): SourceFetch => ({
  send: async ({ url, validators: known }): Promise<FetchedBody> => {
    const answer = example.answer(new URL(url), count);
    if (answer === undefined) throw new MoissonError('fetch.not-found', { url, status: 404 });
    const { body, contentType, link, validators = {} } = answer;
    const isKnown = known?.etag !== undefined && known.etag === validators.etag;
    return {
      ...{ status: isKnown ? 304 : 200, url, contentType, validators, framed },
      ...(link === undefined ? {} : { link }),
      leave: () => undefined,
      chunks: chunksOf(isKnown ? new Uint8Array() : alter(Buffer.from(body))),
    };
  },
});

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
}
