import { expect, test } from '@jest/globals';
import { withProgress } from './progress.ts';

const shown = async (isTerminal: boolean, work: () => Promise<string>) => {
  let written = '';
  const result = await withProgress({ isTerminal, writeError: (text) => (written += text) }, 'Lecture', work).catch(
    (error: unknown) => String(error),
  );
  return { written, result };
};

test('progress is one line of a terminal, cleared at the end, also after an error', async () => {
  expect(await shown(true, async () => 'fait')).toEqual({
    written: '\r\u001b[KLecture… 0 s\r\u001b[K',
    result: 'fait',
  });
  const failed = await shown(true, () => Promise.reject(new Error('non')));
  expect(failed).toEqual({ written: '\r\u001b[KLecture… 0 s\r\u001b[K', result: 'Error: non' });
});

test('elsewhere nothing is written', async () => {
  expect(await shown(false, async () => 'fait')).toEqual({ written: '', result: 'fait' });
});
