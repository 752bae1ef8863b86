import { expect, test } from '@jest/globals';
import { MAX_UPLOAD_BYTES, SourceId, type Upload } from '@moisson/contracts';
import { contractOf } from '../contract-suite.ts';

/** The contract of uploaded files, for every store. */
export const uploadsContract = contractOf('uploads', (given) => {
  const sourceId = SourceId.parse('mrc');
  const uploaded = (content: Uint8Array): Upload => ({
    ...{ sourceId, name: 'liste.csv', bytes: content.length, sha256: 'a'.repeat(64) },
    ...{ uploadedAt: '2026-11-27T12:00:00.000Z', by: 'cli', content: Buffer.from(content).toString('base64') },
  });

  test('a source has one file, of the largest size that is allowed; another one replaces it', async () => {
    const { uploads } = given.store;
    expect(await uploads.get(sourceId)).toBeUndefined();
    const large = uploaded(Buffer.alloc(MAX_UPLOAD_BYTES, 0xe9));
    await uploads.put(large);
    expect(await uploads.get(sourceId)).toEqual(large);
    const small = uploaded(Buffer.from('Titre\r\nArbres\r\n'));
    await uploads.put(small);
    expect(await uploads.get(sourceId)).toEqual(small);
    expect(await uploads.get(SourceId.parse('autre'))).toBeUndefined();
    for (let times = 0; times < 2; times += 1) await uploads.remove(sourceId);
    expect(await uploads.get(sourceId)).toBeUndefined();
  });

  test('a file that cannot be read is not the same as no file', async () => {
    await given.store.uploads.put({ sourceId } as Upload);
    await expect(given.store.uploads.get(sourceId)).rejects.toThrow();
  });
});
