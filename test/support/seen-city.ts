import { recordId, type DatasetId, type SourceId } from '@moisson/contracts';
import { datasetIdOfRecord } from '@moisson/domain';
import { createLogger, readConfig } from '@moisson/runtime';
import { CatalogueServer, SimulatedCatalogue } from '@moisson/simulator';
import { EmbeddedLine, startStandalone, type Standalone } from '@moisson/standalone';
import { aSource, ManualClock } from '@moisson/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from './free-ports.ts';

/** All services on a city of which one dataset is live, one is absent and one was removed, beside sources in every kind of trouble. */
export interface SeenCity extends AsyncDisposable {
  readonly at: Standalone['addresses'];
  readonly line: EmbeddedLine;
  readonly clock: ManualClock;
  readonly present: DatasetId;
  readonly absent: DatasetId;
  readonly removed: DatasetId;
  /** A dataset of a source that was retired with all its records. */
  readonly retired: DatasetId;
  /** When the city's source was first read, and when its datasets went missing and were removed. */
  readonly times: { readonly read: string; readonly missing: string; readonly removed: string };
}

const LAVAL = { id: 'ville-de-laval', name: 'Ville de Laval' };
const LONGUEUIL = { id: 'ville-de-longueuil', name: 'Ville de Longueuil' };

export const startSeenCity = async (env: Readonly<Record<string, string>> = {}): Promise<SeenCity> => {
  await using started = new AsyncDisposableStack();
  const dir = started.adopt(await mkdtemp(join(tmpdir(), 'moisson-seen-')), (one) => rm(one, { recursive: true }));
  const config = readConfig({
    MOISSON_DATA_DIR: dir,
    MOISSON_EGRESS_ALLOW: '127.0.0.0/8',
    ...freePorts,
    ...env,
  });
  const clock = new ManualClock();
  const log = createLogger('test', 'silent');
  const line = started.adopt(await EmbeddedLine.open(config, log, { clock }), (one) => one.close());
  const { registry } = line.store;
  await registry.putOrganizations([LAVAL, LONGUEUIL].map(({ id, name }) => ({ id, name: { fr: name } })));
  const serve = async (id: string, size: number, organization: typeof LAVAL) => {
    const catalogue = new SimulatedCatalogue({ id, protocol: 'ckan', seed: 8, size, length: 2, organization });
    const server = started.adopt(await CatalogueServer.start(catalogue), (one) => one.stop());
    const source = aSource({
      ...{ id, endpoint: server.url, name: { fr: organization.name }, organization: organization.id },
      ...{ createdAt: clock.now().toISOString(), stateSince: clock.now().toISOString() },
    });
    await registry.create(source);
    await line.pollNow(source.id);
    return { catalogue, server, id: source.id };
  };
  const laval = await serve('laval', 40, LAVAL);
  const read = clock.now().toISOString();
  const longueuil = await serve('longueuil', 5, LONGUEUIL);
  const blocked = await serve('repentigny', 30, { id: 'ville-de-repentigny', name: 'Ville de Repentigny' });
  const held = await serve('gatineau', 20, { id: 'ville-de-gatineau', name: 'Ville de Gatineau' });
  const poll = async (): Promise<string> => {
    for (const { id } of [laval, blocked, held]) await line.pollNow(id);
    return clock.now().toISOString();
  };
  /** The simulator's keys are in the order of its datasets. */
  const idsOf = async (id: SourceId): Promise<readonly DatasetId[]> =>
    (await line.store.snapshots.scan(id, undefined, 5)).map(({ recordKey }) =>
      datasetIdOfRecord(recordId(id, recordKey)),
    );
  const [present, absent, removed] = await idsOf(laval.id);
  const [retired] = await idsOf(longueuil.id);
  blocked.catalogue.fault = 'status-503';
  held.catalogue.fault = 'half-page-half-count';
  held.catalogue.recordAnswers = 'never';
  laval.catalogue.remove(2);
  clock.advance({ hours: 6 });
  await poll();
  clock.advance({ hours: 73 });
  const removedAt = await poll();
  laval.catalogue.remove(1);
  clock.advance({ hours: 6 });
  const missing = await poll();
  await registry.update(longueuil.id, (source) => ({
    ...{ ...source, state: 'retired' },
    stateSince: clock.now().toISOString(),
  }));
  await line.store.polls.schedule(longueuil.id, clock.now(), 'retirement');
  await line.pollNow(longueuil.id);
  await registry.create(aSource({ id: 'laval-bis', name: { fr: 'Laval, secours' }, state: 'paused' }));
  const standalone = await startStandalone(line, config, log);
  started.defer(() => standalone.stop());
  const kept = started.move();
  return {
    ...{ at: standalone.addresses, line, clock },
    ...{ present: present!, absent: absent!, removed: removed!, retired: retired! },
    times: { read, missing, removed: removedAt },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
};
