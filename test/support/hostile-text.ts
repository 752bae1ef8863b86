import { expect } from '@jest/globals';
import { SourceId } from '@moisson/contracts';
import type { Store } from '@moisson/domain';
import { GENERIC } from './hostile-catalogue.ts';

/** Returns every text and name in a value that UTF-8 cannot encode. */
const illFormed = (value: unknown): string[] => {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0') ? [] : [JSON.stringify(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => [...illFormed(name), ...illFormed(item)]);
};

const PERSON = /tremblay|trem\u00adblay|jtremblay/i;

/** Retries once, in case the server closed the kept-alive connection. */
const get = (url: string): Promise<Response> => fetch(url).catch(() => fetch(url));

const read = async (url: string): Promise<string> => {
  const response = await get(url);
  const text = await response.text();
  expect({ url, status: response.status, start: response.ok ? '' : text.slice(0, 500) }).toEqual({
    url,
    status: 200,
    start: '',
  });
  return text;
};

const asJson = async (url: string): Promise<unknown> => {
  const text = await read(url);
  const value: unknown = JSON.parse(text);
  expect({ url, illFormed: illFormed(value), lone: /\\ud[89a-f]/.exec(text)?.[0] }).toEqual({ url, illFormed: [] });
  expect({ url, person: PERSON.exec(text)?.[0] }).toEqual({ url });
  return value;
};

/**
 * Reads everything that the portal shows of a source of hostile text: expects it to be complete, well-formed, and without any person's
 * address.
 */
export const checkPortal = async (portal: string, store: Store, source: string, records: number): Promise<void> => {
  const { items } = (await asJson(`${portal}/api/v1/datasets?limit=100`)) as { items: { id: string }[] };
  const entries = await store.snapshots.scan(SourceId.parse(source), undefined, 1000);
  expect(entries.length).toBe(records);
  expect(new Set(entries.map(({ recordKey }) => recordKey)).size).toBe(records);
  for (const { id } of items) {
    await asJson(`${portal}/api/v1/datasets/${id}`);
    await asJson(`${portal}/api/v1/datasets/${id}/records`);
    expect(await read(`${portal}/datasets/${id}`)).not.toMatch(PERSON);
  }
  let kept = false;
  for (const { recordKey } of entries) {
    const key = new URLSearchParams({ key: recordKey }).toString();
    await asJson(`${portal}/api/v1/records/${source}/raw?${key}`);
    const page = await read(`${portal}/records/${source}?${key}`);
    expect(page).not.toMatch(PERSON);
    kept ||= page.includes(GENERIC);
  }
  expect(kept).toBe(true);
  for (const path of ['/api/v1/organizations', '/api/v1/sources', `/api/v1/sources/${source}`])
    await asJson(portal + path);
  for (const path of ['/', '/datasets', '/datasets?q=tremblay', '/organizations', '/sources', `/sources/${source}`])
    // The page repeats the query.
    expect((await read(portal + path)).replaceAll('tremblay', '')).not.toMatch(PERSON);
  for (const query of ['q=%ED%A0%80', 'q=%', 'q=%ZZ', 'q=%00', 'organization=%ED%A0%80', 'theme=%00', 'lang=%ED%A0%80'])
    expect((await get(`${portal}/datasets?${query}`)).status).toBeLessThan(500);
  for (const path of [
    '/datasets/%ED%A0%80',
    '/%',
    `/records/${source}?key=%ED%A0%80`,
    '/api/v1/datasets?cursor=%ED%A0%80',
  ])
    expect((await get(portal + path)).status).toBeLessThan(500);
};
