import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { wholeChunks } from './whole-chunks.ts';

const read = async (sizes: readonly number[], fails = false) => {
  const sent = Buffer.alloc(
    sizes.reduce((a, b) => a + b, 0),
    'données ouvertes',
  );
  async function* chunks(): AsyncGenerator<Uint8Array> {
    let at = 0;
    for (const size of sizes) yield sent.subarray(at, (at += size));
    if (fails) throw new Error('reset');
  }
  const got: Uint8Array[] = [];
  let failed = false;
  try {
    for await (const chunk of wholeChunks(chunks())) got.push(chunk);
  } catch {
    failed = true;
  }
  return { sent, got, failed };
};

test('however a response is chunked, its bytes are unchanged, also before a failure, and no two chunks are small', async () => {
  const sizes = fc.array(fc.oneof(fc.nat(10), fc.nat(40_000)), { maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(sizes, fc.boolean(), async (cut, fails) => {
      const { sent, got, failed } = await read(cut, fails);
      expect(Buffer.concat(got).equals(sent)).toBe(true);
      expect(failed).toBe(fails);
      const small = got.filter((chunk, at) => at > 0 && chunk.length + got[at - 1]!.length <= 16 * 1024);
      expect(small).toHaveLength(0);
    }),
  );
});
