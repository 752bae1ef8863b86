import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { DatasetWrite } from '@moisson/domain';
import { startOpenSearch, type StartedOpenSearch } from '@moisson/testkit/servers';
import { aBodyWrite, aDatasetWrite, aRecord } from '@moisson/testkit';
import { setTimeout as pause } from 'node:timers/promises';
import { FedSearch } from '../support/fed-search.ts';
import { withServer } from './given.ts';

/** Returns the write of a dataset of its own; `revision`: the one that is written. */
const write = (title: string, revision = 1): DatasetWrite => ({
  ...aDatasetWrite(
    aRecord({ recordKey: title, dataset: { ...aRecord().dataset, title: { fr: `${title} arbres ${revision}` } } }),
  ),
  expected: revision - 1,
});

const removal = (title: string, revision: number): DatasetWrite =>
  aBodyWrite(write(title).id, { state: 'removed', label: title, removedAt: '2026-11-25T12:00:00.000Z' }, revision - 1);

withServer('OPENSEARCH_URL', () => {
  // A server of its own: it is killed and frozen.
  let opensearch: StartedOpenSearch;
  let fed: FedSearch;
  beforeAll(async () => {
    opensearch = await startOpenSearch();
  });
  afterAll(() => opensearch.stop());
  beforeEach(async () => {
    fed = await FedSearch.open(opensearch.address);
  });
  let endLoad: () => Promise<unknown> = async () => undefined;
  afterEach(async () => {
    await endLoad();
    await fed.close();
  });

  const put = async (...writes: readonly DatasetWrite[]): Promise<void> => {
    expect(await fed.store.datasetWrites.write(writes)).not.toContain(false);
  };
  const many = (from: number, count: number): DatasetWrite[] =>
    Array.from({ length: count }, (_, at) => write(`Jeu ${from + at}`));
  const total = async (): Promise<number> => (await fed.search.search({ text: 'arbres ', limit: 1 })).total;

  /** Creates, changes and removes datasets without end until stopped, and searches beside it. */
  const loadAndSearch = () => {
    let isOver = false;
    const outcomes = new Set<string>();
    let slowest = 0;
    const load = async (): Promise<void> => {
      for (let at = 0; !isOver; at += 1) {
        await put(...many(1000 * (at + 1), 10));
        await put(write(`Jeu ${1000 * (at + 1)}`, 2), removal(`Jeu ${1000 * (at + 1) + 1}`, 2));
        await pause(100);
      }
    };
    const searchOn = async (): Promise<void> => {
      while (!isOver) {
        const begun = performance.now();
        const outcome = await total().then(
          () => 'found',
          (error: unknown) => String((error as { code?: string }).code),
        );
        outcomes.add(outcome);
        slowest = Math.max(slowest, performance.now() - begun);
        await pause(5);
      }
    };
    const ended = Promise.all([load(), searchOn(), searchOn()]);
    const stop = async (): Promise<{ outcomes: string[]; slowest: number }> => {
      isOver = true;
      await ended;
      return { outcomes: [...outcomes].sort(), slowest };
    };
    endLoad = stop;
    /** Resolves once a search, of those that begin now, has this outcome. */
    const sees = async (outcome: string): Promise<void> => {
      outcomes.delete(outcome);
      await fed.until(() => outcomes.has(outcome));
    };
    return { stop, sees };
  };

  test('OpenSearch is killed during a load and searches: they fail with what to do, and afterwards the index equals the catalogue', async () => {
    fed.feeder().start();
    await put(...many(0, 300));
    await fed.equal();
    const load = loadAndSearch();
    for (let kill = 0; kill < 2; kill += 1) {
      await load.sees('found');
      await opensearch.kill();
      await load.sees('search.unavailable');
      await opensearch.restart();
    }
    await load.sees('found');
    const { outcomes } = await load.stop();
    expect(outcomes).toEqual(['found', 'search.unavailable']);
    await fed.equal();
    expect(await total()).toBe(await fed.store.datasetReads.count());
    // It went on from its position: nothing was built anew.
    expect(fed.said.filter((one) => one.startsWith('built'))).toEqual(['built missing']);
  });

  test('OpenSearch hangs during a load and searches: they fail within seconds, then at once, and afterwards the index equals the catalogue', async () => {
    fed.feeder().start();
    await put(...many(0, 300));
    await fed.equal();
    const load = loadAndSearch();
    await load.sees('found');
    opensearch.freeze();
    await load.sees('search.unavailable');
    const begun = performance.now();
    const outcomes = await Promise.allSettled(Array.from({ length: 50 }, total));
    // At most one of them asked again; none waited for another.
    expect(performance.now() - begun).toBeLessThan(15_000);
    expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true);
    opensearch.thaw();
    await load.sees('found');
    expect((await load.stop()).outcomes).toEqual(['found', 'search.unavailable']);
    await fed.equal();
  });

  test.each([
    ['deleted', async () => fed.admin('DELETE', `/${fed.alias}-*`)],
    ['emptied', async () => fed.deleteByHand()],
  ])(
    'the index is %s during a load and searches: it is built anew, and never found to be empty',
    async (_what, spoil) => {
      fed.feeder().start();
      await put(...many(0, 300));
      await fed.equal();
      const load = loadAndSearch();
      await load.sees('found');
      await spoil();
      await fed.until(() => fed.said.filter((one) => one.startsWith('built')).length > 1);
      const { outcomes } = await load.stop();
      expect(outcomes).not.toContain('empty');
      await fed.equal();
      expect(await total()).toBe(await fed.store.datasetReads.count());
    },
  );

  test('documents that were deleted, put back or added by others are found by the comparison, and repaired', async () => {
    const feeder = fed.feeder();
    feeder.start();
    await put(...many(0, 1200), write('Changé'), write('Parti'));
    await put(write('Changé', 2), removal('Parti', 2));
    await fed.equal();
    const [name] = Object.keys(await fed.admin('GET', `/_alias/${fed.alias}`));
    // Else what is deleted by hand could be written again only after a minute.
    await fed.admin('PUT', `/${name}/_settings`, { 'index.gc_deletes': '0s' });
    await fed.deleteByHand(many(0, 5).map(({ id }) => id));
    const { id } = write('Changé');
    await fed.admin('DELETE', `/${name}/_doc/${id}`);
    await fed.admin('PUT', `/${name}/_doc/${id}?version=1&version_type=external`, { id, changedAt: 1 });
    const stray = 'ffffffff-0000-5000-8000-000000000000';
    await fed.admin('PUT', `/${name}/_doc/${stray}?refresh=true`, { id: stray, changedAt: 1 });
    await fed.equal();
    await fed.until(() => (feeder.drift ?? 1) === 0);
    expect(fed.said.filter((one) => one.startsWith('built'))).toEqual(['built missing']);
    expect(fed.said.some((one) => one.startsWith('repaired'))).toBe(true);
  });

  test('an index that is half-built, of another analysis, or only named as ours is replaced; leftovers of dead builders go', async () => {
    await put(...many(0, 50));
    // What writing to the alias's own name creates, where the cluster allows that.
    await fed.admin('PUT', `/${fed.alias}/_doc/x`, { id: 'x' });
    const feeder = fed.feeder({ abandonedMs: 1000 });
    await feeder.catchUp();
    await fed.equal();

    const live = async (): Promise<string> => Object.keys(await fed.admin('GET', `/_alias/${fed.alias}`)).join();
    const first = await live();
    await fed.admin('PUT', `/${fed.alias}-99999999999999-abcdef`, { aliases: { [fed.alias]: {} } });
    await feeder.catchUp();
    await fed.equal();
    expect(await live()).toBe(first);

    const state = (await fed.admin('GET', `/${first}/_doc/%3Dstate`)) as { _source: { state: object } };
    await fed.admin('PUT', `/${first}/_doc/%3Dstate`, { state: { ...state._source.state, analysis: 'another' } });
    await feeder.catchUp();
    expect(await live()).not.toBe(first);
    await fed.equal();
    expect(fed.said).toEqual(['built missing', 'built other-version']);

    const leftover = `${fed.alias}-20200101000000-abcdef`;
    await fed.admin('PUT', `/${leftover}`);
    await fed.until(async () => {
      await feeder.catchUp();
      return (await fed.admin('GET', `/${leftover}`)).error !== undefined;
    });
    await fed.equal();
  });

  test('while the disk is full, the index takes no writes and answers searches; then it catches up', async () => {
    fed.feeder().start();
    await put(...many(0, 100));
    await fed.equal();
    const block = (blocked: boolean | null): Promise<unknown> =>
      fed.admin('PUT', `/${fed.index}-*/_settings`, { 'index.blocks.read_only_allow_delete': blocked });
    await block(true);
    await put(...many(100, 100), write('Jeu 0', 2));
    await fed.until(() => fed.said.includes('outage search.read-only'));
    expect(await total()).toBe(100);
    await block(null);
    await fed.equal();
    expect(await total()).toBe(200);
  });

  test('of several feeders one writes; when it ends, or dies, another takes over', async () => {
    const [first, second, third] = [fed.feeder(), fed.feeder(), fed.feeder()];
    first.start();
    await put(...many(0, 50));
    await fed.equal();
    second.start();
    await put(...many(50, 50));
    await fed.equal();
    await fed.until(async () => (await first.behind()) === 0);
    expect(await second.behind()).toBeUndefined();
    await first.stop();
    await put(...many(100, 50));
    await fed.equal();
    await fed.until(async () => (await second.behind()) === 0);
    // A feeder that died never gives its lease up.
    const lease = await fed.admin('GET', `/${fed.index}-feeders/_doc/${fed.alias}`);
    await second.stop();
    await fed.admin('PUT', `/${fed.index}-feeders/_doc/${fed.alias}`, lease._source as object);
    third.start();
    await put(...many(150, 50));
    await fed.equal();
    expect(fed.said).toEqual(['built missing']);
  });

  test('two feeders that write at once, one of them from an old position, do no harm', async () => {
    await put(...many(0, 400));
    const [one, other] = [fed.feeder({ leaseMs: 0 }), fed.feeder({ leaseMs: 0 })];
    one.start();
    other.start();
    for (let revision = 2; revision < 8; revision += 1)
      await put(...Array.from({ length: 100 }, (_, at) => write(`Jeu ${at}`, revision)));
    await put(...Array.from({ length: 50 }, (_, at) => removal(`Jeu ${at}`, 8)));
    await other.stop();
    await fed.equal();
    await fed.until(async () => (await total()) === 350);
  });

  test('a catalogue that was set back to a backup replaces the index, which is ahead of it', async () => {
    const feeder = fed.feeder();
    for (let at = 0; at < 10; at += 1) await put(...many(100 * at, 10));
    await put(write('Jeu 0', 2));
    await feeder.catchUp();
    await fed.equal();
    await feeder.stop();
    const backup = await FedSearch.open(opensearch.address, fed.index);
    try {
      await backup.store.datasetWrites.write(many(0, 5));
      await backup.feeder().catchUp();
      await backup.equal();
      expect(backup.said).toEqual(['built ahead']);
    } finally {
      await backup.close();
    }
  });

  test('a search beside a feeder that never ran says that the index is not there yet', async () => {
    await expect(total()).rejects.toMatchObject({ code: 'search.not-indexed' });
    await expect(fed.search.suggest('arb', 5)).rejects.toMatchObject({ code: 'search.not-indexed' });
  });
});
