import { expect, test } from '@jest/globals';
import { RecordKey } from '@moisson/contracts';
import type { JsonObject } from '@moisson/domain';
import { aSource } from '@moisson/testkit';
import { stac } from './index.ts';

const source = aSource({ protocol: 'stac', endpoint: 'https://a.ca/stac', organization: undefined });
const mapped = (record: JsonObject) => stac.map({ id: 'ortho', ...record }, RecordKey.parse('ortho'), source).dataset;

test('extents with heights, open ends and several parts give the whole place and period', () => {
  const extent = {
    spatial: {
      bbox: [
        [-75, 45, 0, -73, 46, 900],
        [-75, 45, -74, 46],
      ],
    },
    temporal: {
      interval: [
        ['2015-06-27T00:00:00Z', null],
        ['2016-01-01T00:00:00Z', '2017-01-01T00:00:00Z'],
      ],
    },
  };
  expect(mapped({ extent })).toMatchObject({
    spatial: { bbox: [-75, 45, -73, 46] },
    temporal: { start: '2015-06-27T00:00:00.000Z' },
  });
  expect(mapped({ extent: { temporal: { interval: [[null, null]] } } }).temporal).toBeUndefined();
});

test('the licence is the SPDX id, or that of the link if the id only refers to it', () => {
  const link = (href: string, title?: string) => ({ rel: 'license', href, ...(title === undefined ? {} : { title }) });
  const by = 'https://creativecommons.org/licenses/by/4.0/';
  expect(mapped({ license: 'CC-BY-4.0', links: [link('https://a.ca/conditions')] }).license?.id).toBe('CC-BY-4.0');
  expect(mapped({ license: 'proprietary', links: [link(by)] }).license?.id).toBe('CC-BY-4.0');
  expect(mapped({ license: 'other', links: [] }).license).toEqual({ original: 'other' });
});

test('assets that are data and the items are distributions; an address of a store is shown as text', () => {
  const { distribution, extras } = mapped({
    assets: {
      vignette: { href: 'v.png', roles: ['thumbnail'] },
      cog: { href: 's3://seau/ortho.tif', type: 'image/tiff', title: 'Mosaïque', roles: ['data'] },
      zip: { href: '../ortho.zip' },
    },
    links: [{ rel: 'items', href: 'https://a.ca/stac/collections/ortho/items', type: 'application/geo+json' }],
  });
  expect(distribution.map(({ title, accessURL, mediaType }) => [title, accessURL, mediaType])).toEqual([
    ['Mosaïque', undefined, 'image/tiff'],
    ['zip', 'https://a.ca/stac/ortho.zip', undefined],
    ['STAC items', 'https://a.ca/stac/collections/ortho/items', 'application/geo+json'],
  ]);
  expect(extras.map(({ key }) => key)).toContain('assets');
});
