import { expect, test } from '@jest/globals';
import { contractOf } from '../contract-suite.ts';

/** The contract of notes about matters that need a person, for every store. */
export const inboxNotesContract = contractOf('inbox notes', (given) => {
  test('a note is made by its first change, and every change of two people counts', async () => {
    const { inboxNotes } = given.store;
    expect(await inboxNotes.list(10)).toEqual([]);
    const say = (by: string) =>
      inboxNotes.change('hold:laval:1', (note) => ({
        ...note,
        comments: [...note.comments, { at: '2026-11-24T12:00:00.000Z', by, text: `par ${by}` }],
      }));
    await Promise.all([say('a'), say('b')]);
    const assigned = await inboxNotes.change('hold:laval:1', (note) => ({ ...note, assignee: 'Ève' }));
    expect(assigned).toMatchObject({ id: 'hold:laval:1', assignee: 'Ève' });
    const [note] = await inboxNotes.list(10);
    expect(note!.comments.map(({ by }) => by).sort()).toEqual(['a', 'b']);
    expect(note).toEqual(assigned);
  });
});
