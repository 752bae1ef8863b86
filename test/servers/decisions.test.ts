import { expect, test } from '@jest/globals';
import { upsertedMessage } from '@moisson/changelog';
import { INDEXER_GROUP, topics, type DeadLetter, type MergeSuggestion } from '@moisson/contracts';
import { datasetIdOfRecord } from '@moisson/domain';
import { anyLanguage } from '@moisson/kernel';
import type { InboxItem } from '@moisson/operations/operator-api';
import { aRecord, aSource } from '@moisson/testkit';
import { setTimeout as pause } from 'node:timers/promises';
import { withDistributedLine, type DistributedLine, type ServiceProcess } from '../support/distributed-line.ts';
import { startLaval } from '../support/laval-server.ts';
import { servers, withServers } from './given.ts';

const laval = aSource({ politeness: { crawlDelaySeconds: 0 } });
const [A, B] = [datasetIdOfRecord('ville/r1'), datasetIdOfRecord('region/r1')];

/** Resolves with what is there once something is; the test's own limit of time ends it. */
const until = async <T>(line: DistributedLine, look: () => Promise<T | undefined>): Promise<T> => {
  for (;;) {
    await line.tend();
    const found = await look();
    if (found !== undefined) return found;
    await pause(50);
  }
};
const settled = ({ changeLog }: DistributedLine): Promise<boolean> =>
  changeLog.lag(INDEXER_GROUP, [topics.records, topics.recordsBulk]).then((lag) => lag === 0);

const ask = async <T>(service: ServiceProcess, path: string, body?: unknown): Promise<T> => {
  const sent = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(`${service.url}/api/v1${path}`, body === undefined ? {} : sent);
  const answer = (await response.json()) as T;
  expect({ path, ok: response.ok, answer }).toMatchObject({ path, ok: true });
  return answer;
};

withServers(() => {
  test('what a person decides takes effect between processes: a dead letter replayed, a merge accepted and undone, a report resolved', async () => {
    const city = await startLaval(5);
    await withDistributedLine(servers(), async (line) => {
      const { store, changeLog } = line;
      const [portal, operator] = await Promise.all([
        ...(['portal', 'operator'] as const).map((name) => line.start(name)),
        ...(['harvester', 'indexer'] as const).map((name) => line.start(name)),
      ]);
      await store.registry.create({ ...laval, endpoint: city.url });
      await line.poll([laval.id]);

      // An event that cannot be read, of a record that its source has changed since.
      const [entry] = await store.snapshots.scan(laval.id, undefined, 1);
      const { recordKey } = entry!;
      const { run, body } = (await store.payloads.get(laval.id, recordKey))!;
      const raw = { ...(JSON.parse(Buffer.from(body).toString()) as object), title: 'Titre réparé' };
      await store.payloads.put(laval.id, [{ recordKey, run: run + 1, body: Buffer.from(JSON.stringify(raw)) }]);
      await store.snapshots.put(laval.id, [{ ...entry!, run: run + 1 }]);
      const headers = {
        ...{ ce_specversion: '1.0', ce_id: '1', ce_source: '/test', ce_type: 'org.moisson.record.upserted.v1' },
        ...{ ce_time: '2026-11-24T12:00:00.000Z', 'content-type': 'application/json' },
      };
      await changeLog.publish(topics.records, [{ key: `laval/${recordKey}`, value: Buffer.from('{"tronqu'), headers }]);
      const letter = await until(line, async () => (await ask<DeadLetter[]>(operator!, '/dead-letters'))[0]);
      expect(letter).toMatchObject({ state: 'open', code: 'event.unreadable', sourceId: 'laval', recordKey });
      expect(await ask(operator!, `/dead-letters/${letter.id}/replay`, {})).toMatchObject({ state: 'replayed' });
      const repaired = datasetIdOfRecord(`laval/${recordKey}`);
      await until(line, async () => {
        const found = await store.datasetReads.get(repaired);
        const title = found?.state === 'live' ? anyLanguage(found.dataset.title) : undefined;
        return title === 'Titre réparé' ? title : undefined;
      });

      // Two datasets without a link in common.
      for (const sourceId of ['ville', 'region']) {
        const { state: _, ...record } = aRecord({ sourceId, run: 1 });
        const organization = { id: 'ville', name: 'Ville' };
        const dataset = { ...record.dataset, title: { fr: 'Arbres publics' }, organization };
        await changeLog.publish(topics.records, [upsertedMessage({ ...record, dataset })]);
      }
      await until(line, async () => ((await settled(line)) ? true : undefined));
      await ask(operator!, '/merge-suggestions/find', {});
      const waiting = await ask<MergeSuggestion[]>(operator!, '/merge-suggestions?state=waiting');
      const { id } = waiting.find(({ datasets }) => datasets.includes(A) && datasets.includes(B))!;
      const states = async (): Promise<string> =>
        (await Promise.all([A, B].map(async (one) => (await store.datasetReads.get(one))?.state))).sort().join();
      const become = (wanted: string) => until(line, async () => ((await states()) === wanted ? wanted : undefined));
      await become('live,live');
      expect(await ask(operator!, `/merge-suggestions/${id}/accept`, {})).toMatchObject({ state: 'accepted' });
      await become('live,redirect');
      expect(await ask(operator!, `/merge-suggestions/${id}/undo`, {})).toMatchObject({ state: 'waiting' });
      await become('live,live');

      // Handed in at the portal, decided at the operator’s service.
      expect(await ask(portal!, `/datasets/${repaired}/reports`, { kind: 'broken-link' })).toEqual({ keptDays: 90 });
      const items = await ask<InboxItem[]>(operator!, '/inbox?kind=report');
      expect(items).toMatchObject([{ id: `report:${repaired}`, sourceId: 'laval', records: 1 }]);
      const decided = await ask(operator!, `/reports/${repaired}/resolve`, { note: 'Lien corrigé.' });
      expect(decided).toMatchObject({ title: 'Titre réparé', reports: [{ state: 'resolved', note: 'Lien corrigé.' }] });
      expect(await ask<InboxItem[]>(operator!, '/inbox?kind=report')).toEqual([]);
      expect(await line.stopAll()).toEqual([0, 0, 0, 0]);
    });
    await city.stop();
  }, 400_000);
});
