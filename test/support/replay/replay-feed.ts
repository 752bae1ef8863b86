import { SourceId, type DatasetId } from '@moisson/contracts';
import type { StoredRun } from '@moisson/domain';
import { aSource, ManualClock } from '@moisson/testkit';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { withEmbeddedLine, type MovingLine } from '../moving-line.ts';
import type { FeedDay, FeedRecord } from './feed-days.ts';

/** A dataset of the catalogue, and the record of the feed that it was last made of. */
export interface Shown {
  readonly id: DatasetId;
  readonly key: string;
  readonly record: FeedRecord | undefined;
  /** The catalogue says that the source does not show it any more. */
  readonly isMarked: boolean;
}

/** One day of a replay: what the feed told, and what the catalogue came to. */
export interface ReplayedDay {
  readonly day: FeedDay;
  readonly run: StoredRun;
  readonly shown: readonly Shown[];
  /** Holds that were opened so far. */
  readonly holds: number;
}

/** Replays the days of a feed on a line of its own, a poll a day, on a clock that moves with them; nobody decides anything. */
export const replayFeed = async (
  days: readonly FeedDay[],
  withMovingLine = withEmbeddedLine,
): Promise<readonly ReplayedDay[]> => {
  let body = '';
  const server = createServer((request, response) => {
    if (request.url !== '/data.json') return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/data.json`;
  const clock = new ManualClock(`${days[0]!.date}T12:00:00.000Z`);
  const replayed: ReplayedDay[] = [];
  try {
    await withMovingLine(clock, async (line) => {
      const id = SourceId.parse('feed');
      await line.store.registry.create(aSource({ id, protocol: 'arcgis-hub', endpoint, organization: undefined }));
      for (const day of days) {
        clock.advance({ seconds: (Date.parse(`${day.date}T12:00:00.000Z`) - clock.now().getTime()) / 1000 });
        body = day.body;
        await line.pollNow(id);
        const [run] = await line.store.runs.list({ sourceId: id, limit: 1 });
        const holds = await line.store.holds.list({ limit: 1000 });
        replayed.push({ day, run: run!, shown: await shownBy(line), holds: holds.length });
      }
    });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  return replayed;
};

const shownBy = async ({ store }: MovingLine): Promise<Shown[]> => {
  const shown: Shown[] = [];
  for (let after: DatasetId | undefined; ;) {
    const page = await store.catalogue.scan(after, 500);
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
