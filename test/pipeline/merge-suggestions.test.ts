import { expect, test } from '@jest/globals';
import { encodeEvent, upsertedMessage } from '@moisson/changelog';
import { INDEXER_GROUP, topics, type MergeSuggestion } from '@moisson/contracts';
import { datasetIdOfRecord } from '@moisson/domain';
import type { MergesFound, MergeSuggestionView } from '@moisson/operations/operator-api';
import type { EmbeddedLine } from '@moisson/standalone';
import { aRecord } from '@moisson/testkit';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { atOperator } from '../support/operator-desk.ts';
import { withLine } from '../support/with-line.ts';

const [A, B] = [datasetIdOfRecord('ville/r1'), datasetIdOfRecord('region/r1')];

const settled = async ({ changeLog }: EmbeddedLine): Promise<void> => {
  while ((await changeLog.lag(INDEXER_GROUP, [topics.records, topics.recordsBulk])) > 0) await nextTurn();
};

/** Publishes a version of the dataset that two sources have, without a link in common. */
const publish = async (line: EmbeddedLine, sourceId: string, run: number, title: string): Promise<void> => {
  const { state: _, ...record } = aRecord({
    sourceId,
    run,
    firstSeenAt: sourceId === 'ville' ? '2026-01-01T00:00:00.000Z' : '2026-02-01T00:00:00.000Z',
  });
  const organization = { id: 'ville', name: 'Ville' };
  const dataset = { ...record.dataset, title: { fr: title }, organization };
  await line.changeLog.publish(topics.records, [upsertedMessage({ ...record, dataset })]);
  await settled(line);
};

const standing = async ({ store }: EmbeddedLine): Promise<unknown[]> =>
  Promise.all(
    [A, B].map(async (id) => {
      const body = await store.datasetReads.get(id);
      if (body?.state === 'redirect') return body.to;
      return body?.state === 'live'
        ? body.dataset.records.map(({ sourceId, run }) => `${sourceId}@${run}`).sort()
        : body;
    }),
  );
const APART = [['ville@1'], ['region@1']];

test('two datasets that look alike are suggested; accepted they are one, also after new versions and a rebuild; undone they are two', async () => {
  await withLine(async (line) => {
    await publish(line, 'ville', 1, 'Arbres publics');
    await publish(line, 'region', 1, 'Arbres publics');
    expect(await standing(line)).toEqual(APART);
    await atOperator(line, async ({ call }) => {
      expect((await call<MergesFound>('/merge-suggestions/find', {})).body).toMatchObject({
        ...{ datasets: 2, suggested: 1, whole: true },
      });
      expect((await call<MergesFound>('/merge-suggestions/find', {})).body.suggested).toBe(0);
      const [{ id }] = (await call<[MergeSuggestion]>('/merge-suggestions?state=waiting')).body;
      const { body: view } = await call<MergeSuggestionView>(`/merge-suggestions/${id}`);
      expect(view.datasets).toHaveLength(2);
      expect(view.suggestion.reasons).toEqual(['same-title', 'same-organization']);

      expect((await call<MergeSuggestion>(`/merge-suggestions/${id}/accept`, {})).body).toMatchObject({
        ...{ state: 'accepted', decidedBy: 'api', records: ['region/r1', 'ville/r1'] },
      });
      await settled(line);
      expect(await standing(line)).toEqual([['region@1', 'ville@1'], A]);
      // Once more, and a look that states it again: nothing changes.
      expect((await call(`/merge-suggestions/${id}/accept`, {})).status).toBe(200);
      await call('/merge-suggestions/find', {});
      await publish(line, 'region', 2, 'Un autre titre');
      expect(await standing(line)).toEqual([['region@2', 'ville@1'], A]);
      await line.rebuild(undefined);
      expect(await standing(line)).toEqual([['region@2', 'ville@1'], A]);

      expect((await call<MergeSuggestion>(`/merge-suggestions/${id}/undo`, {})).body.state).toBe('waiting');
      await settled(line);
      expect(await standing(line)).toEqual([['ville@1'], ['region@2']]);
      await line.rebuild(undefined);
      expect(await standing(line)).toEqual([['ville@1'], ['region@2']]);
    });
  });
});

test('two that were refused are never suggested again, unless the decision is taken back', async () => {
  await withLine(async (line) => {
    await publish(line, 'ville', 1, 'Arbres publics');
    await publish(line, 'region', 1, 'Arbres publics');
    await atOperator(line, async ({ call }) => {
      await call('/merge-suggestions/find', {});
      const [{ id }] = (await call<[MergeSuggestion]>('/merge-suggestions')).body;
      expect((await call<MergeSuggestion>(`/merge-suggestions/${id}/refuse`, {})).body.state).toBe('refused');
      expect((await call<MergesFound>('/merge-suggestions/find', {})).body.suggested).toBe(0);
      expect((await call('/merge-suggestions?state=waiting')).body).toEqual([]);
      expect(await standing(line)).toEqual(APART);
      expect((await call<MergeSuggestion>(`/merge-suggestions/${id}/undo`, {})).body.state).toBe('waiting');
      expect((await call(`/merge-suggestions/unknown/accept`, {})).status).toBe(404);
    });
  });
});

test('a suggestion of which a dataset is gone is withdrawn, and cannot be accepted', async () => {
  await withLine(async (line) => {
    await publish(line, 'ville', 1, 'Arbres publics');
    await publish(line, 'region', 1, 'Arbres publics');
    await atOperator(line, async ({ call }) => {
      await call('/merge-suggestions/find', {});
      const [{ id }] = (await call<[MergeSuggestion]>('/merge-suggestions')).body;
      const joined = { id: 'autre', version: 1, records: ['ville/r1', 'region/r1'], joined: true };
      const at = '2026-11-24T12:00:00.000Z';
      await line.changeLog.publish(topics.records, [
        encodeEvent('merge:autre', {
          ...{ id: 'autre', source: '/operator', type: 'org.moisson.merge.stated.v1', time: at },
          data: { ...joined, at },
        }),
      ]);
      await settled(line);
      expect((await call(`/merge-suggestions/${id}/accept`, {})).status).toBe(409);
      expect((await call<MergesFound>('/merge-suggestions/find', {})).body.withdrawn).toBe(1);
    });
  });
});
