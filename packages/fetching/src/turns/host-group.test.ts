import { expect, test } from '@jest/globals';
import { hostGroup } from './host-group.ts';

const group = (url: string, ...addresses: string[]): string => hostGroup(new URL(url), addresses);

test.each<[string, [string, ...string[]], [string, ...string[]], boolean]>([
  ['tenants of Hub', ['https://laval.hub.arcgis.com'], ['https://ville-x.opendata.arcgis.com'], true],
  ['a name that ends alike', ['https://laval.hub.arcgis.com'], ['https://nothub.arcgis.com.example'], false],
  ['names of one server', ['https://a.example', '203.0.113.7'], ['https://b.example', '203.0.113.7'], true],
  ['http and https', ['http://a.example', '203.0.113.7'], ['https://b.example', '203.0.113.7'], true],
  ['another port', ['http://a.example', '203.0.113.7'], ['http://b.example:8080', '203.0.113.7'], false],
  ['another order', ['https://a.example', '203.0.113.7', '::2'], ['https://b.example', '::2', '203.0.113.7'], true],
  ['one address of two', ['https://a.example', '203.0.113.7'], ['https://b.example', '203.0.113.7', '::2'], false],
  ['sites behind Cloudflare', ['https://a.example', '104.16.1.1'], ['https://b.example', '104.16.1.1'], false],
  ['sites behind it, by IPv6', ['https://a.example', '2606:4700::1'], ['https://b.example', '2606:4700::1'], false],
  ['names that do not resolve', ['https://a.example'], ['https://b.example'], false],
])('%s: %j and %j share a budget: %j', (_, one, other, expected) => {
  expect(group(...one) === group(...other)).toBe(expected);
});
