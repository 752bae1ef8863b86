import { expect, test } from '@jest/globals';
import { RecordKey } from '@moisson/contracts';
import { ByteBudget } from '../read/byte-budget.ts';
import type { RecordChange } from '../publish/record-change.ts';
import { anEntry, aRun, RecordingSink } from '../testing/a-run.ts';
import { ContractGate, MAX_WAITING_BYTES, type GateState } from './contract-gate.ts';
import { RunChanges } from './run-changes.ts';

const change = (key: string, body: Uint8Array = new Uint8Array([1])): RecordChange => {
  const recordKey = RecordKey.parse(key);
  const message = { key, value: new Uint8Array(), headers: {} };
  return {
    recordKey,
    kind: 'updated',
    message,
    entry: anEntry({ key, title: key }),
    payload: { recordKey, run: 2, body },
  };
};

const aGate = (state: GateState, { known = 1000, limit = MAX_WAITING_BYTES } = {}) => {
  const [sink, changes, budget] = [new RecordingSink(), new RunChanges(), new ByteBudget(limit)];
  const gate = new ContractGate({ sink, changes, known, state, room: budget.open() });
  /** New records, or changed ones with the same traits. */
  const publish = async (keys: readonly string[], isNew: boolean): Promise<void> => {
    for (const label of keys)
      changes.saw({ label, before: isNew ? undefined : 'x', after: 'x', isNew, sameBytes: false });
    await gate.publish(keys.map((key) => change(key)));
  };
  return { sink, changes, budget, gate, publish, published: () => sink.published.map(({ recordKey }) => recordKey) };
};
const keys = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, at) => `k${from + at}`);

test('without a contract, changes are published at once', async () => {
  const { publish, published, gate } = aGate('open');
  await publish(['a', 'b'], true);
  expect([published(), gate.heldBack]).toEqual([['a', 'b'], 0]);
});

test('changes wait until the run is known to conform, and are then published in their order', async () => {
  const { publish, published, gate, budget } = aGate('waiting');
  await publish(keys(0, 30), true);
  await publish(keys(30, 60), true);
  expect([published(), gate.heldBack, budget.held > 0]).toEqual([[], 60, true]);
  await gate.open();
  expect([published(), gate.heldBack, budget.held]).toEqual([keys(0, 60), 0, 0]);
  await publish(['later'], true);
  expect(published()).toHaveLength(61);
});

test('of a run that departs nothing is published, then or later', async () => {
  const { publish, published, gate, budget } = aGate('waiting');
  await publish(keys(0, 30), true);
  gate.close();
  await publish(['later'], true);
  expect([published(), budget.held]).toEqual([[], 0]);
});

test('a waiting record does not keep its page in memory', async () => {
  const { gate, sink } = aGate('waiting');
  const page = new Uint8Array(1_000_000);
  await gate.publish([change('a', page.subarray(0, 10))]);
  page.fill(7);
  await gate.open();
  expect(sink.published[0]!.payload!.body).toEqual(new Uint8Array(10));
  expect(sink.published[0]!.payload!.body.buffer.byteLength).toBe(10);
});

test('the snapshot is read as if what waits were committed', async () => {
  const { gate } = aGate('waiting');
  const stored = aRun({ entries: [anEntry({ key: 'a', title: 'before' }), anEntry({ key: 'z', title: 'z' })] });
  await gate.publish([change('a'), change('b')]);
  const over = gate.over(stored.store.snapshots);
  const found = await over.byKey(stored.source.id, ['a', 'b', 'c', 'z']);
  expect([...found].map(([key, { label }]) => [key, label])).toEqual([
    ['a', 'a'],
    ['z', 'z'],
    ['b', 'b'],
  ]);
  await gate.open();
  expect((await over.byKey(stored.source.id, ['b'])).size).toBe(0);
});

test('where there is no room, changes that leave all traits as they are are published', async () => {
  const { publish, published, gate } = aGate('waiting', { limit: 50_000 });
  for (let at = 0; at < 100; at += 10) await publish(keys(at, at + 10), false);
  expect(published().length).toBeGreaterThan(50);
  expect(gate.state).toBe('waiting');
  await gate.open();
  expect(published()).toEqual(keys(0, 100));
});

test('where there is no room for more than a few loud changes, the list is only read to be judged', async () => {
  const { publish, published, gate, budget } = aGate('waiting', { limit: 50_000 });
  for (let at = 0; at < 100; at += 10) await publish(keys(at, at + 10), true);
  expect([published(), gate.state, gate.heldBack, budget.held]).toEqual([[], 'judging', 100, 0]);
});

test('before a checkpoint, one loud change in a hundred known records is published, and no more', async () => {
  const { publish, published, gate } = aGate('waiting', { known: 500 });
  await publish(keys(0, 5), true);
  expect([await gate.releaseEarly(), published()]).toEqual([true, keys(0, 5)]);
  await publish(['one-more'], true);
  expect([await gate.releaseEarly(), published()]).toEqual([false, keys(0, 5)]);
  expect(await aGate('judging').gate.releaseEarly()).toBe(true);
});
