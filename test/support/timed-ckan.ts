import type { ServerResponse } from 'node:http';
import { startRaw, type RawServer } from './raw-ckan.ts';

/** A CKAN that notes when its requests arrive, and how many are under way at once. */
export interface TimedCkan extends RawServer {
  /** Paths and milliseconds of this process's monotonic clock, in order of arrival. */
  readonly arrivals: readonly { readonly path: string; readonly at: number }[];
  /** Requests under way at once, at most. */
  readonly most: () => number;
  /** Answers in place of the catalogue, if set. */
  answer: ((response: ServerResponse) => void) | undefined;
}

interface Served {
  readonly size: number;
  /** The text of its robots.txt; it has none if undefined. */
  readonly robots?: string;
}

/** Starts a CKAN of so many records on loopback, at any path. */
export const startTimedCkan = async ({ size, robots }: Served): Promise<TimedCkan> => {
  const arrivals: { path: string; at: number }[] = [];
  let [running, most] = [0, 0];
  const server = await startRaw((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://x');
    arrivals.push({ path: pathname, at: performance.now() });
    most = Math.max(most, (running += 1));
    response.once('finish', () => (running -= 1));
    if (pathname.endsWith('/robots.txt')) return void response.writeHead(robots === undefined ? 404 : 200).end(robots);
    if (timed.answer !== undefined) return timed.answer(response);
    const [start, rows] = [Number(searchParams.get('start')), Number(searchParams.get('rows'))];
    const results = Array.from({ length: Math.max(0, Math.min(rows, size - start)) }, (_, at) => ({
      ...{ id: `r${start + at}`, name: `r${start + at}`, title: `Jeu ${start + at}` },
    }));
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ success: true, result: { count: size, results } }));
  });
  const timed: TimedCkan = { ...server, arrivals, most: () => most, answer: undefined };
  return timed;
};
