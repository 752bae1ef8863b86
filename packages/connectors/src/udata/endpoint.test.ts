import { expect, test } from '@jest/globals';
import { readAs } from '../testing/read-as.ts';

test.each([
  ['https://www.data.gouv.fr', 'https://www.data.gouv.fr'],
  ['https://www.data.gouv.fr/fr/', 'https://www.data.gouv.fr'],
  ['https://www.data.gouv.fr/fr/datasets/arbres/', 'https://www.data.gouv.fr'],
  ['https://www.data.gouv.fr/datasets/arbres', 'https://www.data.gouv.fr'],
  ['https://a.ca/donnees/api/1/datasets/?page=2&page_size=50', 'https://a.ca/donnees'],
  ['https://a.ca/api/1/datasets/5f00/', 'https://a.ca'],
  ['https://a.ca/fr/datasets/?organization=5f00', expect.stringContaining('as the filter')],
  ['https://a.ca/fr/datasets/?tag=eau', expect.stringContaining('as the filter')],
  ['https://a.ca/api/3/action/package_search', expect.stringContaining('give ckan as the protocol')],
  ['rien', expect.stringContaining('https://')],
])('udata: %s is %s', (text, expected) => {
  expect(readAs('udata', text)).toEqual(expected);
});
