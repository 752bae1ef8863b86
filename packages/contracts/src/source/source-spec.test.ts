import { expect, test } from '@jest/globals';
import { InvalidInput, readInput } from '@moisson/kernel';
import { SourceSpec } from './source-spec.ts';

test('the messages of our own rules are bilingual too', () => {
  const spec = { id: 'X', protocol: 'ckan', endpoint: 'https://a.ca/?api_key=secret' };
  try {
    readInput(SourceSpec, spec);
  } catch (error) {
    const { faults } = error as InvalidInput;
    expect(faults.map(({ detail }) => detail.fr)).toEqual([
      'lettres minuscules, chiffres et traits d’union, de 1 à 63 caractères',
      'contient le paramètre « api_key », ce qui ressemble à un identifiant secret; inscrivez la source sans lui, puis donnez-le par « moisson source credentials set »',
    ]);
    return;
  }
  throw new Error('it was accepted');
});
