import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readPage } from './read-page.ts';

const read = (html: string | Uint8Array) =>
  readPage(
    {
      ...{ url: 'https://a.example/', contentType: undefined },
      chunks: (async function* () {
        yield Buffer.from(html);
      })(),
    },
    'application/ld+json',
  );

test('scripts of the media type are read, whatever is around them', async () => {
  const { scripts, language, closed } = await read(
    `<!DOCTYPE html><html lang="fr-CA"><head><script>var a = "<script type='application/ld+json'>";</script>
     <SCRIPT TYPE="application/LD+JSON; charset=utf-8">{"a":"<b>é</b> &amp; c"}</SCRIPT></head>
     <body><!-- <script type="application/ld+json">{"no":1}</script> -->
     <script type='application/ld+json'>{"b":2}</script></body></html>`,
  );
  expect(scripts).toEqual(['{"a":"<b>é</b> &amp; c"}', '{"b":2}']);
  expect({ language, closed }).toEqual({ language: 'fr-CA', closed: true });
});

test('a page that was cut is not closed, and a script that was cut is not read', async () => {
  expect(await read('<html><body>x</body>')).toEqual({ scripts: [], closed: false });
  expect(await read('<html><script type="application/ld+json">{"a":1}')).toMatchObject({ scripts: [] });
});

test('a page in another character set is read', async () => {
  const html = '<html><script type="application/ld+json">"forêt"</script></html>';
  expect((await read(Buffer.from(html, 'latin1'))).scripts).toEqual(['"forêt"']);
});

test('any text is a page', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), async (html) => {
      await read(html);
    }),
  );
});

test('a page beyond the limit is refused', async () => {
  await expect(read(Buffer.alloc(9 * 1024 * 1024))).rejects.toMatchObject({ code: 'fetch.too-large' });
});
