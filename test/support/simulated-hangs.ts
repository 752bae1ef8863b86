import { MoissonError, type ProblemCode } from '@moisson/kernel';
import type { FetchedBody } from '@moisson/domain';
import type { VirtualTime } from './virtual-time.ts';

/** The behaviour of a source in virtual time: what it sends, and how it fails after that. */
interface Course {
  readonly beforeMs: number;
  readonly chunks?: number;
  readonly chunkBytes?: number;
  readonly betweenMs?: number;
  readonly failure?: ProblemCode;
  readonly pages?: number;
}

/** Twelve ways to fail, each for as long as the fetch's limits allow. */
const courses: Readonly<Record<string, Course>> = {
  connect: { beforeMs: 30_000, failure: 'fetch.no-answer' },
  headers: { beforeMs: 30_000, failure: 'fetch.no-answer' },
  drip: { beforeMs: 100, chunks: 10, chunkBytes: 1, betweenMs: 1000, failure: 'fetch.too-slow' },
  'endless body': { beforeMs: 100, chunks: 120, chunkBytes: 1_000_000, betweenMs: 1000, failure: 'fetch.timeout' },
  'endless redirects': { beforeMs: 1200, failure: 'fetch.too-many-redirects' },
  'endless pages': { beforeMs: 1000, chunks: 1, chunkBytes: 100_000, pages: 2000, failure: 'fetch.too-large' },
  'gzip bomb': { beforeMs: 500, failure: 'fetch.decompression-bomb' },
  'deep JSON': { beforeMs: 500, failure: 'body.malformed' },
  'XML bomb': { beforeMs: 500, failure: 'body.malformed' },
  reset: { beforeMs: 50, failure: 'fetch.connect-failed' },
  DNS: { beforeMs: 5000, failure: 'fetch.dns-failed' },
  TLS: { beforeMs: 30_000, failure: 'fetch.no-answer' },
};
export const waysToFail = Object.keys(courses);

/** A healthy answer takes up to 1.5 s. */
const GOOD: Course = { beforeMs: 0, chunks: 2, chunkBytes: 50_000, betweenMs: 100, pages: 3 };

/** Returns one page of a source of this kind (of a good one if the kind is unknown), and whether it was the last. */
export const simulatedPage = async (
  time: VirtualTime,
  kind: string,
  page: number,
  random: () => number,
): Promise<FetchedBody & { readonly last: boolean }> => {
  const course = courses[kind] ?? GOOD;
  await time.sleep(course === GOOD ? 100 + 1200 * random() : course.beforeMs);
  const last = page >= (course.pages ?? 1);
  const fail = (): void => {
    if (last && course.failure !== undefined) throw new MoissonError(course.failure, {}, { retryable: true });
  };
  if (course.chunks === undefined) fail();
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < (course.chunks ?? 0); at += 1) {
      await time.sleep(course.betweenMs ?? 0);
      yield new Uint8Array(course.chunkBytes ?? 0);
    }
    fail();
  }
  return {
    status: 200,
    url: '',
    contentType: 'application/json',
    validators: {},
    leave: () => undefined,
    chunks: chunks(),
    last,
  };
};
