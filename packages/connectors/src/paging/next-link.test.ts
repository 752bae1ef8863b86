import { expect, test } from '@jest/globals';
import type { JsonObject } from '@moisson/domain';
import { nextPage, sameSiteAddress, totalItems } from './next-link.ts';

const FEED = 'https://a.ca/data.json';

test.each([
  ['<?page=2>; rel="next"', '?page=2'],
  ['</d?a=1,2;3>; rel=next', '/d?a=1,2;3'],
  ['<p1>; rel="prev", <p3>; rel="next"', 'p3'],
  ['<p3>; title="x"; REL="last next"', 'p3'],
  ['<p1>; rel="prev"', undefined],
  ['<p1>; title="next"', undefined],
  ['<p1; rel="next"', undefined],
  ['<p1>; rel="nextish"', undefined],
  ['', undefined],
  ['<'.repeat(50_000), undefined],
])('the Link header %.60j announces %j', (header, expected) => {
  expect(nextPage({}, header)).toBe(expected);
});

test.each<[JsonObject, string | undefined]>([
  [{ 'hydra:next': '?p=2' }, '?p=2'],
  [{ nextPage: 'https://a.ca/2' }, 'https://a.ca/2'],
  [{ next: { '@id': '/2' } }, '/2'],
  [{ 'hydra:nextPage': { '@id': '/2' } }, '/2'],
  [{ view: { '@type': 'hydra:PartialCollectionView', 'hydra:next': '/2' } }, '/2'],
  [{ 'hydra:view': [{ 'hydra:next': [{ '@id': '/2' }] }] }, '/2'],
  [{ 'http://www.w3.org/ns/hydra/core#view': { 'http://www.w3.org/ns/hydra/core#next': { '@value': '/2' } } }, '/2'],
  [{ nextPage: 2 }, ''],
  [{ next: {} }, ''],
  [{ next: true }, ''],
  [{ next: null }, undefined],
  [{ next: false }, undefined],
  [{ next: '' }, undefined],
  [{ dataset: [] }, undefined],
  [{ view: 'table', previous: '/0' }, undefined],
])('the envelope %j announces %j', (envelope, expected) => {
  expect(nextPage(envelope)).toBe(expected);
});

test.each([
  ['?page=2', 'https://a.ca/data.json?page=2'],
  ['/d/2#top', 'https://a.ca/d/2'],
  ['https://www.a.ca/2', 'https://www.a.ca/2'],
  ['http://a.ca/2', 'https://a.ca/2'],
  ['', undefined],
  ['https://b.ca/2', undefined],
  ['//b.ca/2', undefined],
  ['https://a.ca.evil.ca/2', undefined],
  ['https://user:secret@a.ca/2', undefined],
  ['http://169.254.169.254/latest', undefined],
  ['https://a.ca:8443/2', undefined],
  ['javascript:alert(1)', undefined],
  ['file:///etc/passwd', undefined],
  [`https://${'\u0300'.repeat(3000)}/`, undefined],
  ['x'.repeat(5000), undefined],
])('the next page %.60j of a feed is read at %j', (next, expected) => {
  expect(sameSiteAddress(next, FEED)).toBe(expected);
});

test('only a JSON number is a number of items', () => {
  expect(totalItems({ view: { 'hydra:totalItems': 25 } })).toBe(25);
  expect(totalItems({ 'hydra:totalItems': '25' })).toBeUndefined();
});
