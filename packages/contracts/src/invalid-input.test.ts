import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { InvalidInput, readInput } from '@moisson/kernel';
import { SourceSpec } from './source/source-spec.ts';

const Given = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).optional(),
  q: z.string().max(5).optional(),
  names: z.array(z.string()).max(1).optional(),
  mode: z.enum(['a', 'b']).optional(),
});
const faultOf = (value: object) => {
  try {
    readInput(Given, value, ['limit', 'mode']);
  } catch (error) {
    return (error as InvalidInput).faults[0]!.detail;
  }
  throw new Error('it was accepted');
};

test.each([
  [{ limit: 'x' }, 'un nombre est attendu'],
  [{ limit: 101 }, '100 au plus'],
  [{ q: 'abcdef' }, '5 caractères au plus'],
  [{ q: ['a'] }, 'un texte est attendu'],
  [{ names: ['a', 'b'] }, '1 élément au plus'],
  [{ limt: 3 }, 'clé inconnue « limt »; vouliez-vous dire limit?'],
])('the message for %j is "%s" in French, and English in English', (value, fr) => {
  const told = faultOf(value);
  expect(told.fr).toBe(fr);
  expect(told.en).not.toMatch(/attendu|au plus|inconnue/);
  expect(told.fr).not.toMatch(/\b(?:string|number|array|expected|unknown)\b/);
});

test('the messages of our own rules are bilingual too', () => {
  const spec = { id: 'X', protocol: 'ckan', endpoint: 'https://a.ca/?api_key=secret' };
  try {
    readInput(SourceSpec, spec);
  } catch (error) {
    const { faults } = error as InvalidInput;
    expect(faults.map(({ detail }) => detail.fr)).toEqual([
      'lettres minuscules, chiffres et traits d’union, de 1 à 63 caractères',
      'contient le paramètre « api_key », ce qui ressemble à un identifiant secret',
    ]);
    return;
  }
  throw new Error('it was accepted');
});
