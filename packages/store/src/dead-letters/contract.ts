import { expect, test } from '@jest/globals';
import { problemCatalogue } from '@moisson/kernel';
import type { DeadLetter } from '@moisson/contracts';
import { contractOf } from '../contract-suite.ts';

const letterOf = (given: Partial<DeadLetter> = {}): DeadLetter => ({
  ...{ id: 'a', topic: 'moisson.records.v1', partition: 0, offset: '12', stage: 'indexer', code: 'event.invalid' },
  ...{ detail: 'dataset: missing', action: problemCatalogue['event.invalid'].action, cause: 'c1', attempts: 1 },
  ...{ at: '2026-11-24T12:00:00.000Z', bytes: 3, state: 'open' },
  ...given,
});
const originalOf = (id: string, text: string) => ({
  ...{ id, key: 'laval/r1', headers: { ce_type: 'é' } },
  value: Buffer.from(text),
});

/** The contract of dead letters, for every store. */
export const deadLettersContract = contractOf('dead letters', (given) => {
  test('a letter is filed once with its event, and again only if it failed once more', async () => {
    const { deadLetters } = given.store;
    expect(await deadLetters.get('a')).toBeUndefined();
    expect(await deadLetters.original('a')).toBeUndefined();
    expect(await deadLetters.file(letterOf(), originalOf('a', 'one'))).toBe(true);
    expect(await deadLetters.file(letterOf({ detail: 'again' }), originalOf('a', 'other'))).toBe(false);
    expect(await deadLetters.get('a')).toEqual(letterOf());
    const kept = (await deadLetters.original('a'))!;
    expect({ ...kept, value: Buffer.from(kept.value).toString() }).toEqual({ ...originalOf('a', 'one'), value: 'one' });

    const decided = await deadLetters.change('a', (letter) => ({ ...letter, state: 'replayed' }));
    expect(decided).toEqual(letterOf({ state: 'replayed' }));
    expect(await deadLetters.file(letterOf(), originalOf('a', 'one'))).toBe(false);
    expect(await deadLetters.get('a')).toMatchObject({ state: 'replayed' });
    expect(await deadLetters.file(letterOf({ attempts: 2 }), originalOf('a', 'two'))).toBe(true);
    expect(await deadLetters.get('a')).toEqual(letterOf({ attempts: 2 }));
    expect(Buffer.from((await deadLetters.original('a'))!.value).toString()).toBe('two');
    expect(await deadLetters.change('unknown', (letter) => letter)).toBeUndefined();
  });

  test('letters are listed by state and by cause, newest first', async () => {
    const { deadLetters } = given.store;
    const at = (minute: number): string => `2026-11-24T12:0${minute}:00.000Z`;
    for (const [id, cause, minute] of [
      ['a', 'c1', 1],
      ['b', 'c2', 2],
      ['c', 'c1', 3],
    ] as const)
      await deadLetters.file(letterOf({ id, cause, at: at(minute) }), originalOf(id, id));
    await deadLetters.change('b', (letter) => ({ ...letter, state: 'discarded', reason: 'test' }));
    const ids = async (query: Parameters<typeof deadLetters.list>[0]): Promise<string[]> =>
      (await deadLetters.list(query)).map(({ id }) => id);
    expect(await ids({ limit: 10 })).toEqual(['c', 'b', 'a']);
    expect(await ids({ limit: 2 })).toEqual(['c', 'b']);
    expect(await ids({ state: 'open', limit: 10 })).toEqual(['c', 'a']);
    expect(await ids({ cause: 'c1', limit: 10 })).toEqual(['c', 'a']);
    expect(await ids({ cause: 'c2', state: 'open', limit: 10 })).toEqual([]);
  });
});
