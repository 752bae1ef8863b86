import { SourceId, type DatasetId, type Hold } from '@moisson/contracts';
import type { StoredRun } from '@moisson/domain';
import { aSource, ManualClock } from '@moisson/testkit';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { withEmbeddedLine, type MovingLine } from '../moving-line.ts';
import type { FeedDay, FeedRecord } from './feed-days.ts';

/** A dataset of the catalogue, and the feed's record from which it was last made. */
export interface Shown {
  readonly id: DatasetId;
  readonly key: string;
  readonly record: FeedRecord | undefined;
  /** The catalogue marks it as absent from its source. */
  readonly isMarked: boolean;
}

/** One day of a replay: the feed's content, and the catalogue after it. */
export interface ReplayedDay {
  readonly day: FeedDay;
  readonly run: StoredRun;
  readonly shown: readonly Shown[];
  /** Holds that were opened so far. */
  readonly holds: readonly Hold[];
}

/**
 * Replays the days of a feed on its own line, one poll a day, on a clock that moves with them; nobody decides anything. The site behind the
 * feed has exactly the landing pages of the datasets that the feed has on that day.
 */
export const replayFeed = async (
  recorded: readonly FeedDay[],
  withMovingLine = withEmbeddedLine,
): Promise<readonly ReplayedDay[]> => {
  let today: FeedDay | undefined;
  let pages: ReadonlySet<string> = new Set();
  const server = createServer((request, response) => {
    if (request.url === '/data.json') response.writeHead(200, { 'content-type': 'application/json' }).end(today!.body);
    else response.writeHead(pages.has(request.url ?? '') ? 200 : 404, { 'content-type': 'text/html' }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const days = recorded.map((day) => onSite(day, site));
  const endpoint = `${site}/data.json`;
  const clock = new ManualClock(`${days[0]!.date}T12:00:00.000Z`);
  const replayed: ReplayedDay[] = [];
  try {
    await withMovingLine(clock, async (line) => {
      const id = SourceId.parse('feed');
      await line.store.registry.create(aSource({ id, protocol: 'arcgis-hub', endpoint, organization: undefined }));
      for (const day of days) {
        clock.advance({ seconds: (Date.parse(`${day.date}T12:00:00.000Z`) - clock.now().getTime()) / 1000 });
        today = day;
        pages = pagesOf(day);
        await line.pollNow(id);
        const [run] = await line.store.runs.list({ sourceId: id, limit: 1 });
        const holds = await line.store.holds.list({ limit: 1000 });
        replayed.push({ day, run: run!, shown: await shownBy(line), holds });
      }
    });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  return replayed;
};

/** Returns the same day, with its landing pages on this site. */
const onSite = (day: FeedDay, site: string): FeedDay => {
  const answer = JSON.parse(day.body) as { readonly dataset: readonly FeedRecord[] };
  const records = answer.dataset.map((record) => {
    const page = record.landingPage === undefined ? null : URL.parse(record.landingPage);
    return page === null ? record : { ...record, landingPage: site + page.pathname + page.search };
  });
  return { ...day, records, body: JSON.stringify({ ...answer, dataset: records }) };
};

const pagesOf = ({ records }: FeedDay): ReadonlySet<string> =>
  new Set(
    records.flatMap(({ landingPage }) => {
      const page = landingPage === undefined ? null : URL.parse(landingPage);
      return page === null ? [] : [page.pathname + page.search];
    }),
  );

const shownBy = async ({ store }: MovingLine): Promise<Shown[]> => {
  const shown: Shown[] = [];
  for (let after: DatasetId | undefined; ;) {
    const page = await store.datasetReads.scan(after, 500);
    if (page.length === 0) return shown;
    after = page.at(-1)!.id;
    const absences = await store.snapshots.absences(page.flatMap(({ records }) => records));
    for (const dataset of page) {
      const { sourceId, recordKey: key } = dataset.records[0]!;
      const raw = await store.payloads.get(sourceId, key);
      const record = raw === undefined ? undefined : (JSON.parse(Buffer.from(raw.body).toString()) as FeedRecord);
      shown.push({ id: dataset.id, key, record, isMarked: absences.has(`${sourceId}/${key}`) });
    }
  }
};
