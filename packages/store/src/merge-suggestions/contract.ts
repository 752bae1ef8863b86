import { expect, test } from '@jest/globals';
import { DatasetId, type MergeSuggestion } from '@moisson/contracts';
import { contractOf } from '../contract-suite.ts';

const [A, B] = ['0b1a2c3d-0000-5000-8000-000000000001', '0b1a2c3d-0000-5000-8000-000000000002'];
const suggestionOf = (given: Partial<MergeSuggestion> = {}): MergeSuggestion => ({
  ...{ id: 'a', datasets: [DatasetId.parse(A), DatasetId.parse(B)], titles: ['Arbres', 'Les arbres'], likeness: 0.5 },
  ...{ reasons: ['same-file'], state: 'waiting', suggestedAt: '2026-11-24T12:00:00.000Z', version: 0 },
  ...given,
});

/** The contract of merge suggestions, for every store. */
export const mergeSuggestionsContract = contractOf('merge suggestions', (given) => {
  test('a suggestion is created once, changed, and listed by state, the most alike first', async () => {
    const { mergeSuggestions } = given.store;
    expect(await mergeSuggestions.create(suggestionOf())).toBe(true);
    expect(await mergeSuggestions.create(suggestionOf({ likeness: 1 }))).toBe(false);
    await mergeSuggestions.create(suggestionOf({ id: 'b', likeness: 0.9 }));
    await mergeSuggestions.create(suggestionOf({ id: 'c', likeness: 0.7 }));
    expect(await mergeSuggestions.get('a')).toEqual(suggestionOf());
    expect(await mergeSuggestions.change('c', (one) => ({ ...one, state: 'refused' }))).toMatchObject({
      state: 'refused',
    });
    expect(await mergeSuggestions.change('unknown', (one) => one)).toBeUndefined();
    expect((await mergeSuggestions.list({ state: 'waiting', limit: 10 })).map(({ id }) => id)).toEqual(['b', 'a']);
    expect((await mergeSuggestions.list({ limit: 2 })).map(({ id }) => id)).toEqual(['b', 'c']);
  });
});
