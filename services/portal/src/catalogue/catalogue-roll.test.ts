import { expect, test } from '@jest/globals';
import { DatasetId } from '@moisson/contracts';
import { bodyJson, type DatasetBody, type DatasetText } from '@moisson/domain';
import { CatalogueRoll, firstAfter } from './catalogue-roll.ts';

const idOf = (at: number): DatasetId => DatasetId.parse(`6f1c2c1e-8f6b-5f0e-9f58-${String(at).padStart(12, '0')}`);
const live = (changedAt: string): DatasetBody => ({
  state: 'live',
  dataset: { changedAt, records: [{ sourceId: 'laval' }], organization: { id: 'laval', name: 'Laval' } } as never,
});

/** A store with a list of changes that forgets all but the last ones. */
const storeOf = (kept = 1000) => {
  const texts = new Map<string, DatasetText>();
  const log: DatasetId[] = [];
  let hold: Promise<unknown> = Promise.resolve();
  return {
    log,
    write: (at: number, body: DatasetBody) => {
      const [id, revision] = [idOf(at), log.length + 1];
      texts.set(id, { id, revision, state: body.state, json: bodyJson(body) });
      log.push(id);
    },
    holdBack: (until: Promise<unknown>) => {
      hold = until;
    },
    ports: {
      datasetChanges: {
        newest: async () => ({ number: log.length }),
        after: async ({ number }: { number: number }, limit: number) =>
          number < log.length - kept
            ? ('too-far' as const)
            : {
                ids: log.slice(number, number + limit),
                position: { number: Math.min(log.length, number + limit) },
                newest: log.length,
              },
      },
      datasetReads: {
        async *allTexts() {
          await hold;
          yield [...texts.values()];
        },
        async *texts(ids: readonly DatasetId[]) {
          yield ids.flatMap((id) => texts.get(id) ?? []);
        },
      },
    } as never,
  };
};

test('has what was and is in the catalogue by id, and follows what changes', async () => {
  const store = storeOf();
  store.write(2, live('2026-01-02T00:00:00Z'));
  store.write(1, live('2026-01-01T00:00:00Z'));
  const roll = new CatalogueRoll(store.ports);
  const states = async () => (await roll.entries()).map(({ id, state }) => `${Number(id.slice(-3))} ${state}`);
  expect(await states()).toEqual(['1 live', '2 live']);
  store.write(1, { state: 'removed', label: 'x', removedAt: '2026-02-01T00:00:00Z' });
  store.write(3, { state: 'redirect', to: idOf(2) });
  expect(await states()).toEqual(['1 removed', '2 live', '3 redirect']);
  const [gone, , merged] = await roll.entries();
  expect(gone!.stamp).toBe(Date.parse('2026-02-01T00:00:00Z'));
  // Merged when the dataset that stays changed.
  expect(merged!.stamp).toBe(Date.parse('2026-01-02T00:00:00Z'));
});

test('reads all again when the list of changes no longer has what it missed', async () => {
  const store = storeOf(2);
  store.write(1, live('2026-01-01T00:00:00Z'));
  const roll = new CatalogueRoll(store.ports);
  await roll.entries();
  for (let at = 2; at < 10; at += 1) store.write(at, live('2026-01-01T00:00:00Z'));
  expect(await roll.entries()).toHaveLength(9);
});

test('says that the catalogue is being read, and answers once it is', async () => {
  const store = storeOf();
  store.write(1, live('2026-01-01T00:00:00Z'));
  const { promise, resolve } = Promise.withResolvers<undefined>();
  store.holdBack(promise);
  const roll = new CatalogueRoll(store.ports, 1);
  await expect(roll.entries()).rejects.toMatchObject({ code: 'catalogue.loading' });
  const patient = new CatalogueRoll(store.ports, 60_000);
  const waiting = patient.entries();
  resolve(undefined);
  expect(await waiting).toHaveLength(1);
});

test('a body that cannot be read keeps what was known, and loses no other', async () => {
  const store = storeOf();
  store.write(1, live('2026-01-01T00:00:00Z'));
  store.write(2, live('no date'));
  expect(await new CatalogueRoll(store.ports).entries()).toHaveLength(1);
});

test('a page begins after an id, whether or not it is still there', async () => {
  const store = storeOf();
  for (const at of [1, 3, 5]) store.write(at, live('2026-01-01T00:00:00Z'));
  const entries = await new CatalogueRoll(store.ports).entries();
  expect([0, 1, 2, 3, 4, 5, 6].map((at) => firstAfter(entries, idOf(at)))).toEqual([0, 1, 1, 2, 2, 3, 3]);
});
