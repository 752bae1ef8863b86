import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { BoundedMemory } from './bounded-memory.ts';

test('never holds more than its limit, and keeps the latest values', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.array(fc.string({ maxLength: 2 })), (limit, keys) => {
      const memory = new BoundedMemory<number>('test.keys', limit);
      keys.forEach((key, at) => {
        memory.set(key, at);
        expect(memory.get(key)).toBe(at);
        expect(memory.held()).toBeLessThanOrEqual(limit);
      });
    }),
  );
});

test('a key that is read again and again is kept', () => {
  const memory = new BoundedMemory<string>('test.keys', 10);
  memory.set('wanted', 'here');
  for (let n = 0; n < 100; n += 1) {
    memory.set(`other ${n}`, 'there');
    expect(memory.get('wanted')).toBe('here');
  }
});
