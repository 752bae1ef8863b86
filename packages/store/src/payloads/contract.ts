import { expect, test } from '@jest/globals';
import { RecordKey, SourceId } from '@moisson/contracts';
import { contractOf } from '../contract-suite.ts';

/** The contract of payloads, for every store. */
export const payloadsContract = contractOf('payloads', (given) => {
  const id = SourceId.parse('laval');
  const key = (text: string): RecordKey => RecordKey.parse(text);

  test('the newest payload of a record is kept, until it is removed', async () => {
    await given.store.payloads.put(id, [{ recordKey: key('a'), run: 2, body: Buffer.from('deux') }]);
    await given.store.payloads.put(id, [{ recordKey: key('a'), run: 1, body: Buffer.from('un') }]);
    expect(Buffer.from((await given.store.payloads.get(id, key('a')))!.body).toString()).toBe('deux');
    await given.store.payloads.remove(id, ['a', 'b']);
    expect(await given.store.payloads.get(id, key('a'))).toBeUndefined();
  });
});
