import { MoissonError } from '@moisson/kernel';
import type { Completeness, FetchedBody, SourceFetch, Validators } from '@moisson/domain';
import type { Source } from '@moisson/contracts';
import type { Protocol, ProtocolExample } from '../protocol.ts';

const CHUNK = 1000;

export interface ReadOptions {
  readonly validators?: Validators;
  /** What becomes of an answer's body on its way. */
  readonly alter?: (body: Uint8Array) => Uint8Array;
}

/** What reading an example came to. */
export interface ExampleReading {
  readonly records: readonly Uint8Array[];
  readonly completeness: Completeness;
}

/** Reads an example of so many records to its end, as a source of it. Throws what the protocol throws. */
export const readExample = async (
  protocol: Protocol,
  source: Source,
  example: ProtocolExample,
  count: number,
  { validators, alter = (body) => body }: ReadOptions = {},
): Promise<ExampleReading> => {
  const { signal } = new AbortController();
  const fetch = fetchOf(example, count, alter);
  const reading = protocol.pages({
    ...{ source, fetch, signal },
    ...(validators === undefined ? {} : { validators }),
  });
  const records: Uint8Array[] = [];
  let step = await reading.next();
  for (; !step.done; step = await reading.next()) records.push(...step.value.records);
  return { records, completeness: step.value };
};

/** A fetch that is answered by the example itself, without any network. */
const fetchOf = (example: ProtocolExample, count: number, alter: (body: Uint8Array) => Uint8Array): SourceFetch => ({
  send: async ({ url, validators: known }): Promise<FetchedBody> => {
    const answer = example.answer(new URL(url), count);
    if (answer === undefined) throw new MoissonError('fetch.not-found', { url, status: 404 });
    const { body, contentType, link, validators = {} } = answer;
    const isKnown = known?.etag !== undefined && known.etag === validators.etag;
    return {
      ...{ status: isKnown ? 304 : 200, url, contentType, validators },
      ...(link === undefined ? {} : { link }),
      leave: () => undefined,
      chunks: chunksOf(isKnown ? new Uint8Array() : alter(Buffer.from(body))),
    };
  },
});

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
}
