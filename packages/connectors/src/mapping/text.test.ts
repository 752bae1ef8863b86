import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { repairMojibake } from './text.ts';

test('repairs double-encoded text, and leaves other text unchanged', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('matière résiduelle', 'Œuvres d’art', 'île'),
      (text) => repairMojibake(new TextDecoder('windows-1252').decode(Buffer.from(text))) === text,
    ),
  );
  for (const good of ['matière', 'Québec', 'â', 'naïve']) expect(repairMojibake(good)).toBeUndefined();
});
