// Longer than 300 lines: its subjects share one city, which takes seconds to set up.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Dataset, PublicFeed } from '@moisson/contracts';
import { nextPoll } from '@moisson/domain';
import { startPortal } from '@moisson/portal';
import { createLogger } from '@moisson/runtime';
import { aSource } from '@moisson/testkit';
import { startSeenCity, type SeenCity } from '../support/seen-city.ts';

let city: SeenCity;
beforeAll(async () => {
  city = await startSeenCity();
});
afterAll(async () => {
  await city[Symbol.asyncDispose]();
});

const LANGUAGES = ['fr', 'en'] as const;
const get = (url: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Response> =>
  fetch(url, { headers, method, redirect: 'manual' });
const pageOf = async (url: string, language = 'fr'): Promise<string> =>
  (await get(`${url}${url.includes('?') ? '&' : '?'}lang=${language}`, { accept: 'text/html' })).text();
const publicPages = (): string[] => [
  `${city.at.portal}/`,
  `${city.at.portal}/datasets`,
  `${city.at.portal}/datasets?q=rienderien`,
  `${city.at.portal}/datasets?limit=x`,
  `${city.at.portal}/datasets/${city.present}`,
  `${city.at.portal}/datasets/${city.absent}`,
  `${city.at.portal}/datasets/${city.removed}`,
  `${city.at.portal}/datasets/nulle-part`,
  `${city.at.portal}/organizations`,
  `${city.at.portal}/sources`,
  `${city.at.portal}/sources/laval`,
  `${city.at.portal}/sources/repentigny`,
  `${city.at.portal}/sources/gatineau`,
  `${city.at.monitor}/`,
];
const consolePages = (): string[] => ['/', '/runs', '/holds'].map((path) => city.at.operator + path);
/** Returns the text that a person reads: without markup, and without parts that are marked as another language or as a source's address. */
const readable = (html: string): string =>
  html
    .slice(html.indexOf('<body>'))
    .replace(/<(\w+)[^>]* lang="[^"]*"[^>]*>.*?<\/\1>/gs, ' ')
    .replace(/<[^>]+>/g, ' ');

describe('a dataset that was removed', () => {
  test('keeps a page that shows what it was, when and why it was removed, and where to go on', async () => {
    const response = await get(`${city.at.portal}/datasets/${city.removed}`, { accept: 'text/html' });
    expect(response.status).toBe(410);
    const page = await response.text();
    expect(page).toContain('<h1>Zonage municipal cartographie</h1>');
    expect(page).toContain(`<time datetime="${city.times.removed}">`);
    expect(page).toContain('La source ne le présente plus');
    for (const link of ['/datasets?organization=ville-de-laval', '/sources/laval', '/datasets'])
      expect(page).toContain(`href="${link}"`);
    const english = await pageOf(`${city.at.portal}/datasets/${city.removed}`, 'en');
    expect(english).toContain('This dataset was removed from the catalogue.');
    expect(english).toContain('/datasets?organization=ville-de-laval&amp;lang=en');
    expect(readable(english)).not.toMatch(/retiré|présente/);
  });

  test('is a problem with the same details for programs', async () => {
    for (const path of ['', '/records']) {
      const response = await get(`${city.at.portal}/api/v1/datasets/${city.removed}${path}`);
      expect([response.status, response.headers.get('content-type')]).toEqual([
        410,
        'application/problem+json; charset=utf-8',
      ]);
      expect(await response.json()).toMatchObject({
        code: 'request.gone',
        dataset: {
          id: city.removed,
          title: 'Zonage municipal cartographie',
          organization: { id: 'ville-de-laval', name: 'Ville de Laval' },
          removedAt: city.times.removed,
          reason: 'absent',
          source: { id: 'laval', name: { fr: 'Ville de Laval' } },
        },
      });
    }
  });

  test('shows that its source was retired, if that is the reason', async () => {
    const page = await pageOf(`${city.at.portal}/datasets/${city.retired}`);
    expect(page).toContain('La source dont il venait n’est plus lue par ce catalogue.');
    expect(page).toContain('Ville de Longueuil');
    expect(await (await get(`${city.at.portal}/api/v1/datasets/${city.retired}`)).json()).toMatchObject({
      dataset: { reason: 'source-retired', organization: { id: 'ville-de-longueuil' } },
    });
  });

  test('shows the organization that its source speaks for, if an older removal did not store one', async () => {
    const { datasetReads, datasetWrites } = city.line.store;
    const [head] = (await datasetWrites.heads([city.removed])).values();
    const body = { state: 'removed', label: 'Zonage municipal cartographie', removedAt: city.times.removed } as const;
    const older = { ...body, sourceId: 'laval' };
    const write = (expected: number, json: object) =>
      datasetWrites.write([
        {
          ...{ id: city.removed, expected, hash: `h${expected}`, leads: { records: [] }, body },
          json: JSON.stringify(json),
        },
      ]);
    const standing = await datasetReads.get(city.removed);
    expect(await write(head!.revision, older)).toEqual([true]);
    const { dataset } = (await (await get(`${city.at.portal}/api/v1/datasets/${city.removed}`)).json()) as {
      dataset: object;
    };
    expect(dataset).toMatchObject({ organization: { id: 'ville-de-laval', name: 'Ville de Laval' } });
    expect(dataset).not.toHaveProperty('reason');
    expect(await pageOf(`${city.at.portal}/datasets/${city.removed}`)).toContain('La raison n’a pas été notée.');
    const { state: _, ...rest } = standing!;
    expect(await write(head!.revision + 1, rest)).toEqual([true]);
  });
});

test('the page of an absent dataset shows since when, and what that means', async () => {
  const page = await pageOf(`${city.at.portal}/datasets/${city.absent}`);
  expect(page).toContain('La source ne présente plus ce jeu de données.');
  expect(page).toMatch(new RegExp(`Absent depuis le <time datetime="${city.times.missing}">`));
  expect(await pageOf(`${city.at.portal}/datasets/${city.present}`)).not.toContain('Absent depuis');
});

test('recent changes show when we saw the change, not what the source claims', async () => {
  const page = await pageOf(`${city.at.portal}/`);
  const recent = page.slice(page.indexOf('Changements récents'));
  const seen = [...recent.matchAll(/Changement vu le <time datetime="([^"]+)">/g)].map(([, at]) => at);
  expect(seen).toHaveLength(6);
  expect(new Set(seen)).toEqual(new Set([city.times.read]));
  expect(recent).not.toContain('selon la source');
});

test('the time since when a feed is in its state is the same in the API and on the pages', async () => {
  const { items } = (await (await get(`${city.at.monitor}/api/v1/feeds`)).json()) as { items: PublicFeed[] };
  const states = Object.fromEntries(items.map(({ sourceId, state, since }) => [sourceId, [state, since]]));
  // Fresh since it was read on time again, after three days without a run; stale from two intervals after it was due.
  expect(states.laval).toEqual(['fresh', city.times.removed]);
  // It was polled a little after noon; late after half of its six hours, stale after two more intervals.
  const due = nextPoll(aSource({ id: 'repentigny' }), new Date('2026-11-24T12:00:00Z'));
  const since = new Date(due.getTime() + (3 + 2 * 6) * 3_600_000).toISOString();
  expect(states.repentigny).toEqual(['stale', since]);
  const [status, sources, portal] = await Promise.all([
    pageOf(`${city.at.monitor}/`),
    pageOf(`${city.at.portal}/sources`),
    get(`${city.at.portal}/api/v1/sources`).then((response) => response.json()) as Promise<{
      items: { feed: PublicFeed }[];
    }>,
  ]);
  for (const { since, sourceId } of items) {
    expect(status).toContain(`data-label="Depuis"><time datetime="${since!}">`);
    expect(sources).toContain(`data-label="Depuis"><time datetime="${since!}">`);
    expect(portal.items.find(({ feed }) => feed.sourceId === sourceId)?.feed.since).toBe(since);
  }
});

describe('what is for the public and what is for operators', () => {
  const INTERNAL =
    /moisson (?:source|hold|dead-letter|doctor|rebuild)|MOISSON_|package_search|politeness|docs\/reference/;

  test('no public page or answer contains a command, a setting or a requested address', async () => {
    for (const language of LANGUAGES)
      for (const url of publicPages())
        expect([url, INTERNAL.exec(await pageOf(url, language))?.[0]]).toEqual([url, undefined]);
    for (const url of [
      `${city.at.monitor}/api/v1/feeds`,
      `${city.at.portal}/api/v1/sources`,
      `${city.at.portal}/api/v1/datasets?limit=x`,
    ])
      expect([url, INTERNAL.exec(await (await get(url)).text())?.[0]]).toEqual([url, undefined]);
  });

  test('the operator’s console shows the requested address, and the command that helps', async () => {
    const page = await pageOf(`${city.at.operator}/`);
    expect(page).toContain('package_search');
    expect(page).toContain('moisson hold list');
  });
});

describe('language and typography', () => {
  const FRENCH = /(?:^|[\s(«])(?:les|des|une|est|pas|aucune?|jeux|depuis|fiches?|lecture)(?=[\s.,:)])|[«»]/i;
  const ENGLISH =
    /(?:^|[\s(])(?:the|of|is|are|dataset|records?|feeds?|source’s|since|not|expected|content|place)(?=[\s.,:)])|[“”]/i;

  test('a page has one language; texts of a source are marked with their own', async () => {
    for (const url of [...publicPages(), ...consolePages()]) {
      const [fr, en] = await Promise.all([pageOf(url, 'fr'), pageOf(url, 'en')]);
      expect([url, FRENCH.test(readable(fr)), ENGLISH.test(readable(en))]).toEqual([url, true, true]);
      expect([url, ENGLISH.exec(readable(fr))?.[0]]).toEqual([url, undefined]);
      // The console's page of holds shows records' own titles as the source gives them.
      if (!url.endsWith('/holds')) expect([url, FRENCH.exec(readable(en))?.[0]]).toEqual([url, undefined]);
      expect([fr, en].map((page) => /<html lang="([^"]+)"/.exec(page)?.[1])).toEqual(['fr-CA', 'en-CA']);
    }
    expect(await pageOf(`${city.at.portal}/datasets/${city.present}`, 'en')).toMatch(/<h1 lang="fr">/);
  });

  test('no sentence ends twice, no word is glued to a date or a badge, and every date is whole', async () => {
    for (const url of [...publicPages(), ...consolePages()])
      for (const language of LANGUAGES) {
        const page = (await pageOf(url, language)).replace(/<pre.*?<\/pre>/s, '');
        expect([url, /[^.]\.\.(?!\.)[^.]{0,20}/.exec(readable(page))?.[0]]).toEqual([url, undefined]);
        expect([
          url,
          /[\p{L}\d.:](?:<(?:time|span class="(?:state|meta)))|<\/(?:time|a)>(?:[\p{L}\d]|<span class="state)/u.exec(
            page,
          )?.[0],
        ]).toEqual([url, undefined]);
        for (const [, text] of page.matchAll(/<time[^>]*>([^<]*)</g)) expect(text).not.toMatch(/ /);
      }
  });

  test('one is singular, and in French zero too', async () => {
    const count = async (query: string, language: string): Promise<string> =>
      /role="status">([^<]*)</.exec(await pageOf(`${city.at.portal}/datasets?${query}`, language))![1]!;
    expect(await count('q=rienderien', 'fr')).toBe('0 résultat');
    expect(await count('q=rienderien', 'en')).toBe('0 results');
    const one = (await (await get(`${city.at.portal}/api/v1/datasets/${city.present}`)).json()) as Dataset;
    const query = new URLSearchParams({ q: one.identifier[0]!, source: 'laval' }).toString();
    expect([await count(query, 'fr'), await count(query, 'en')]).toEqual(['1 résultat', '1 result']);
  });
});

describe('finding the way', () => {
  test('every page begins with a link to its content and marks the current section', async () => {
    for (const url of [...publicPages(), ...consolePages()]) {
      const page = await pageOf(url);
      expect([url, /<body><a class="skip" href="#content">/.test(page), /<main id="content"/.test(page)]).toEqual([
        url,
        true,
        true,
      ]);
      const current = [...page.matchAll(/<nav.*?<\/nav>/gs)][0]![0].match(/aria-current="(?:page|true)"/g) ?? [];
      expect([url, current.length]).toEqual([url, 1]);
    }
    expect(await pageOf(`${city.at.portal}/sources`)).toMatch(/href="\/sources" aria-current="page"/);
    expect(await pageOf(`${city.at.portal}/sources/laval`)).toMatch(/href="\/sources" aria-current="true"/);
  });

  const linksOf = (page: string): Record<string, string> =>
    Object.fromEntries(
      [...page.matchAll(/<link rel="(canonical|alternate)"(?: hreflang="([^"]+)")? href="([^"]+)"/g)].map(
        ([, rel, lang, href]) => [lang ?? rel!, href!.replaceAll('&amp;', '&')],
      ),
    );

  test('a page has canonical links to itself and its other languages, without parameters that do not change the page', async () => {
    const { portal } = city.at;
    expect(linksOf(await pageOf(`${portal}/datasets?theme=transport&utm_source=x&q=`, 'en'))).toEqual({
      canonical: `${portal}/datasets?theme=transport&lang=en`,
      'fr-CA': `${portal}/datasets?theme=transport&lang=fr`,
      'en-CA': `${portal}/datasets?theme=transport&lang=en`,
      'x-default': `${portal}/datasets?theme=transport`,
    });
    const status = await pageOf(`${city.at.monitor}/`);
    expect(linksOf(status).canonical).toBe(`${city.at.monitor}/?lang=fr`);
  });

  test('problems and the console are not for search engines', async () => {
    for (const url of [
      ...consolePages(),
      `${city.at.portal}/datasets/nulle-part`,
      `${city.at.portal}/datasets/${city.removed}`,
    ]) {
      const page = await pageOf(url);
      expect([url, page.includes('name="robots" content="noindex"'), linksOf(page)]).toEqual([url, true, {}]);
    }
  });

  test('the origin is that of the configuration, else of the request; an untrusted header does not change it', async () => {
    const log = createLogger('test', 'silent');
    const listen = { host: '127.0.0.1', port: 0 };
    const configured = await startPortal({
      ...{ store: city.line.store, log, listen },
      portalUrl: 'https://moisson.example',
    });
    try {
      expect(linksOf(await pageOf(`${configured.url}/`)).canonical).toBe('https://moisson.example/?lang=fr');
      expect(await (await get(`${configured.url}/robots.txt`)).text()).toContain(
        'Sitemap: https://moisson.example/sitemap.xml',
      );
    } finally {
      await configured.stop();
    }
    const forwarded = await get(`${city.at.portal}/`, {
      'x-forwarded-host': 'mal.example',
      'x-forwarded-proto': 'https',
    });
    expect(linksOf(await forwarded.text())['x-default']).toBe(`${city.at.portal}/`);
  });

  test('the sitemap lists every live dataset in each language, with its last change, and no other', async () => {
    const { portal } = city.at;
    const addressesOf = (xml: string): string[] =>
      [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address!.replaceAll('&#38;', '&'));
    const robots = await (await get(`${portal}/robots.txt`)).text();
    const index = /^Sitemap: (.*)$/m.exec(robots)![1]!;
    const parts = addressesOf(await (await get(index)).text());
    expect(parts).toEqual([`${portal}/sitemap-pages.xml`, `${portal}/sitemap-datasets-all.xml`]);
    const [pages, datasets] = await Promise.all(parts.map(async (part) => (await get(part)).text()));
    expect(addressesOf(pages!)).toEqual(
      expect.arrayContaining([`${portal}/?lang=fr`, `${portal}/datasets?organization=ville-de-laval&lang=en`]),
    );
    const live = await city.line.store.datasetReads.scan(undefined, 1000);
    expect(addressesOf(datasets!)).toEqual(
      live.flatMap(({ id }) => ['fr', 'en'].map((language) => `${portal}/datasets/${id}?lang=${language}`)),
    );
    expect([...datasets!.matchAll(/<lastmod>([^<]+)</g)].map(([, at]) => at)).toEqual(
      live.flatMap(({ changedAt }) => [changedAt, changedAt]),
    );
    for (const path of ['/sitemap-datasets-ALL.xml', '/sitemap-datasets-fffff.xml', '/sitemap-autre.xml'])
      expect([path, (await get(portal + path)).status]).toEqual([path, 404]);
    // Every address in it can be opened.
    for (const address of addressesOf(pages!)) expect([address, (await get(address)).status]).toEqual([address, 200]);
  });
});

describe('pages of other sites', () => {
  const origin = { origin: 'https://autre.example' };
  const allowed = (response: Response): string | null => response.headers.get('access-control-allow-origin');

  test('may read the public API, problems too, and a preflight allows it', async () => {
    for (const url of [
      `${city.at.portal}/api/v1/datasets`,
      `${city.at.portal}/api/v1/datasets/${city.removed}`,
      `${city.at.portal}/openapi.json`,
      `${city.at.monitor}/api/v1/feeds`,
    ]) {
      for (const method of ['GET', 'HEAD']) expect([url, allowed(await get(url, origin, method))]).toEqual([url, '*']);
      const asked = { ...origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'x-any' };
      const preflight = await get(url, asked, 'OPTIONS');
      expect([preflight.status, allowed(preflight), preflight.headers.get('access-control-allow-methods')]).toEqual([
        ...[204, '*', 'GET, HEAD, OPTIONS'],
      ]);
      expect(preflight.headers.has('access-control-allow-credentials')).toBe(false);
    }
    const first = await get(`${city.at.portal}/api/v1/datasets?limit=1`, origin);
    expect(first.headers.get('access-control-expose-headers')).toContain('Link');
  });

  test('may neither write nor read anything else: no page, and nothing of the operator’s service', async () => {
    expect(allowed(await get(`${city.at.portal}/api/v1/datasets`, origin, 'POST'))).toBeNull();
    expect(allowed(await get(`${city.at.portal}/datasets`, origin))).toBeNull();
    for (const path of ['/', '/api/v1/sources', '/api/v1/holds'])
      for (const method of ['GET', 'OPTIONS'])
        expect([path, method, allowed(await get(city.at.operator + path, origin, method))]).toEqual([
          path,
          method,
          null,
        ]);
  });
});
