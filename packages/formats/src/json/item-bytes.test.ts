import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ItemBytes } from './item-bytes.ts';

test('the bytes are those of all parts, in their order, however many and large they are; then there are none', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 12 }), (sizes) => {
      const parts = sizes.map((size, at) => Buffer.alloc(size, at + 1));
      const item = new ItemBytes();
      for (const part of parts) item.add(part);
      expect(Buffer.concat(parts).equals(item.take())).toBe(true);
      expect(item.take()).toHaveLength(0);
    }),
  );
});

test('what came in one part is a view of it, and what came in several keeps none of them', () => {
  const [first, second] = [Buffer.from('un'), Buffer.from('deux')];
  const item = new ItemBytes();
  item.add(first);
  expect(item.take()).toBe(first);
  item.add(first);
  item.add(second);
  const bytes = item.take();
  expect(bytes.buffer.byteLength).toBe(6);
  expect([first.buffer, second.buffer]).not.toContain(bytes.buffer);
});
