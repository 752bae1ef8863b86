import { expect, test } from '@jest/globals';
import { isReference } from '@moisson/changelog';
import { RecordKey, topics } from '@moisson/contracts';
import { datasetIdOf, idOf } from '@moisson/domain';
import { aSource } from '@moisson/testkit';
import { startRawCkan } from '../support/raw-ckan.ts';
import { withLine } from '../support/with-line.ts';

/** Returns a record of about this size: a list of files, as real large records have. */
export const recordOf = (id: string, bytes: number): string => {
  const resources = Array.from({ length: 400 }, (_, at) => ({
    id: `f${at}`,
    name: `Fichier ${at}`,
    url: `https://exemple.quebec/${at}.csv`,
    description: 'é'.repeat(0).padEnd(Math.min(9000, bytes / 400 - 100), 'données '),
    reste: 'x'.repeat(Math.max(0, bytes / 400 - 9100)),
  }));
  return JSON.stringify({ id, title: `Jeu ${id}`, resources });
};

test('records of 600 KB and 3 MB are published by reference and are found; a too large one is rejected before it is counted', async () => {
  let sizes = { usual: 5000, large: 600_000, larger: 3_000_000, uncut: 5_000_000, swelling: 3_900_000 };
  const texts = () =>
    Object.entries(sizes).map(([id, bytes]) =>
      id === 'swelling'
        ? // Escaped once more in each JSON layer.
          JSON.stringify({ id, title: id, resources: Array.from({ length: 200 }, () => ({ x: ['"'.repeat(9500)] })) })
        : recordOf(id, bytes),
    );
  const server = await startRawCkan(5, (at) => texts()[at]!);
  await withLine(async (line) => {
    const { store, changeLog } = line;
    const source = aSource({ endpoint: server.url });
    await store.registry.create(source);
    await line.pollNow(source.id);
    const [run] = await store.runs.list({ limit: 1 });
    expect(run!.counts).toMatchObject({ seen: 5, created: 3, rejected: 2 });
    expect(run!.published).toBe(3);
    expect(run!.problems.map(({ code, recordKey }) => [code, recordKey])).toEqual([
      ['record.too-large', 'swelling'],
      ['record.uncut', undefined],
    ]);
    expect(await changeLog.tail(topics.deadLetters, 10)).toEqual([]);
    expect(await store.datasetReads.count()).toBe(3);
    const events = await changeLog.tail(topics.recordsBulk, 10);
    expect(
      events
        .filter(isReference)
        .map(({ key }) => key)
        .sort(),
    ).toEqual(['laval/large', 'laval/larger']);
    const datasets = await changeLog.tail(topics.datasets, 10);
    expect(
      datasets
        .filter(isReference)
        .map(({ headers }) => headers.ce_dataref)
        .sort(),
    ).toEqual(
      ['large', 'larger']
        .map((key) => `/api/v1/datasets/${datasetIdOf({ sourceId: source.id, recordKey: RecordKey.parse(key) })}`)
        .sort(),
    );
    // Once the record shrinks, its old body is deleted, and its old event is skipped when redelivered.
    sizes = { ...sizes, large: 6000 };
    await line.pollNow(source.id);
    expect([await store.eventBodies.get('laval/large'), (await store.eventBodies.get('laval/larger'))?.key]).toEqual([
      undefined,
      'laval/larger',
    ]);
    const before = await store.datasetReads.scan(undefined, 10);
    const again = await changeLog.publish(
      topics.recordsBulk,
      events.map(({ key, value, headers }) => ({ key: key!, value: value!, headers })),
    );
    while (!(await changeLog.reached('moisson-indexer', again)))
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await changeLog.tail(topics.deadLetters, 10)).toEqual([]);
    expect(await store.datasetReads.scan(undefined, 10)).toEqual(before);
    const records = await store.records.scan(undefined, 10);
    expect(records.map(idOf)).toEqual(['laval/large', 'laval/larger', 'laval/usual']);
  });
  await server.stop();
});
