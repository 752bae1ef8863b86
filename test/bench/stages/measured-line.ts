import type { SourceId } from '@moisson/contracts';
import type { ChangeLog, Store, StoredRun } from '@moisson/domain';
import { CatalogueServer, SimulatedCatalogue } from '@moisson/simulator';
import { aSource } from '@moisson/testkit';
import { setTimeout as pause } from 'node:timers/promises';
import type { Figures, StageParams } from '../figure.ts';

/** The part of a line, of either form, that the bench uses. */
export interface MeasuredLine {
  readonly store: Store;
  readonly changeLog: ChangeLog;
  /** Polls a source now; resolves with its run once its events are in the catalogue. */
  readonly poll: (id: SourceId) => Promise<StoredRun>;
  /** The portal's address. */
  readonly portal: string;
  /** Called after the cold load, before anything else changes its data. */
  readonly afterCold?: () => Promise<Figures>;
}

/** One record in this many changes. */
const EVERY = 100;
const FEED = 2000;
/** Milliseconds between two searches of the portal. */
const LOOK_MS = 10;

/** Measures a first harvest until every record is findable, then the other requested polls. */
export const measureLine = async (line: MeasuredLine, { url, size, rows }: StageParams): Promise<Figures> => {
  const source = aSource({
    endpoint: url,
    politeness: { crawlDelaySeconds: 0 },
    quota: { maxRecords: 10_000_000, maxBytes: 2 ** 40 },
  });
  await line.store.registry.create(source);
  const poll = async (): Promise<{ run: StoredRun; seconds: number }> => {
    const start = performance.now();
    const run = await line.poll(source.id);
    if (!run.complete || run.counts.seen !== size) throw new Error(`the run is not whole: ${JSON.stringify(run)}`);
    while ((await everythingFound(line.portal)) !== size) await pause(LOOK_MS);
    const seconds = (performance.now() - start) / 1000;
    return { run, seconds };
  };
  const { seconds } = await poll();
  let figures: Figures = { cold: { value: size / seconds, unit: 'records/s' }, ...(await line.afterCold?.()) };
  if (rows.includes('unchanged')) {
    const again = await poll();
    figures = {
      ...figures,
      unchanged: { value: size / again.seconds, unit: 'records/s' },
      'events of unchanged': { value: again.run.published, unit: 'events' },
      ...(await withValidators(line)),
    };
  }
  if (rows.includes('changed')) {
    const changed = Number(await (await fetch(`${url}/change?every=${EVERY}`, { method: 'POST' })).text());
    const after = await poll();
    figures = {
      ...figures,
      'changed records': { value: changed, unit: 'events' },
      'events of changed': { value: after.run.published, unit: 'events' },
      'time of changed': { value: after.seconds, unit: 'seconds' },
      'time of cold': { value: seconds, unit: 'seconds' },
    };
  }
  return figures;
};

/** Returns the number of datasets that an unfiltered search finds. */
const everythingFound = async (portal: string): Promise<number> =>
  ((await (await fetch(`${portal}/api/v1/datasets?limit=1`)).json()) as { total: number }).total;

/** Measures a feed in one file whose server has an entity tag: the requests and events of a poll without changes. */
const withValidators = async (line: MeasuredLine): Promise<Figures> => {
  const organization = { id: 'ville-de-gatineau', name: 'Ville de Gatineau' };
  const server = await CatalogueServer.start(
    new SimulatedCatalogue({ id: 'gatineau', protocol: 'arcgis-hub', seed: 9, size: FEED, organization }),
  );
  const feed = aSource({
    ...{ id: 'gatineau', protocol: 'arcgis-hub', organization: organization.id },
    ...{ endpoint: `${server.url}/data.json`, politeness: { crawlDelaySeconds: 0 } },
  });
  await line.store.registry.create(feed);
  await line.poll(feed.id);
  const before = server.requests;
  const run = await line.poll(feed.id);
  const requests = server.requests - before;
  // Retired, so that the next measurements have only the first source.
  await line.store.registry.update(feed.id, (source) => ({ ...source, state: 'retired' }));
  await line.poll(feed.id);
  await server.stop();
  return {
    'requests with validators': { value: requests, unit: 'requests' },
    'events with validators': { value: run.published, unit: 'events' },
  };
};
