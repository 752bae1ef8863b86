import type { Source } from '@moisson/contracts';
import type { Completeness, Connector, FetchRequest, RawPage, SourceFetch } from '@moisson/domain';
import { MoissonError } from '@moisson/kernel';

/** The answer to a request: a body, or one with a status that the request does not accept. */
export type TestAnswer = string | Uint8Array | { readonly status: number; readonly body: string };

/** Returns a fetch that a function answers, without a network. A status that the request does not accept is thrown. */
export const answeringFetch = (answer: (url: URL, request: FetchRequest) => TestAnswer): SourceFetch => ({
  send: async (request) => {
    const { url, answers = [] } = request;
    const given = answer(new URL(url), request);
    const { status, body } = typeof given === 'object' && 'status' in given ? given : { status: 200, body: given };
    if (status !== 200 && !answers.includes(status))
      throw new MoissonError(
        status >= 500 ? 'fetch.server-error' : 'fetch.unexpected-status',
        { url, status, body: String(body) },
        { retryable: true },
      );
    async function* chunks(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(body as string);
    }
    return { status, url, contentType: 'text/xml', validators: {}, chunks: chunks(), leave: () => undefined };
  },
});

/** What reading a list gave, also if it ended with an error. */
export interface TestReading {
  readonly pages: readonly RawPage[];
  readonly records: readonly string[];
  readonly deleted: readonly string[];
  readonly completeness?: Completeness;
  readonly error?: { readonly code?: string; readonly params?: Readonly<Record<string, unknown>> };
}

/** Reads a list to its end. */
export const readAll = async (
  connector: Connector,
  source: Source,
  answer: (url: URL, request: FetchRequest) => TestAnswer,
  from?: string,
): Promise<TestReading> => {
  const { signal } = new AbortController();
  const reading = connector.pages({
    ...{ source, signal, fetch: answeringFetch(answer) },
    ...(from === undefined ? {} : { from }),
  });
  const pages: RawPage[] = [];
  const soFar = () => ({
    pages,
    records: pages.flatMap(({ records }) => records.map(String)),
    deleted: pages.flatMap(({ deleted = [] }) => deleted),
  });
  try {
    let step = await reading.next();
    for (; !step.done; step = await reading.next()) pages.push(step.value);
    return { ...soFar(), completeness: step.value };
  } catch (error) {
    return { ...soFar(), error: error as NonNullable<TestReading['error']> };
  }
};
