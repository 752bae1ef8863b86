import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { MAX_UPLOAD_BYTES, SourceId, uploadAddress } from '@moisson/contracts';
import { aSource } from '@moisson/testkit';
import { startHeldConsole, type HeldConsole } from '../support/held-console.ts';

const LIST = 'Titre;Lien\r\nArbres;https://mrc.example.org/a.csv\r\n';
const mrc = SourceId.parse('mrc');
const path = '/sources/mrc/file';

let held: HeldConsole;
let origin: string;

beforeAll(async () => {
  held = await startHeldConsole();
  origin = held.at.operator;
  await held.line.store.registry.create(aSource({ id: 'mrc', protocol: 'table', endpoint: uploadAddress('mrc') }));
});
afterAll(async () => {
  await held[Symbol.asyncDispose]();
});

/** Returns the hidden fields of the form, and the cookie that they belong to. */
const page = async () => {
  const response = await fetch(`${origin}/sources/mrc`);
  const form = new RegExp(`<form[^>]*action="${path}"[^>]*>(.*?)</form>`, 's').exec(await response.text())![1]!;
  const fields = [...form.matchAll(/type="hidden" name="(\w+)" value="([^"]+)"/g)].map(
    ([, name, value]) => [name!, value!] as const,
  );
  return { cookie: response.headers.getSetCookie()[0]!.split(';')[0]!, fields };
};
const formOf = (
  fields: readonly (readonly [string, string])[],
  ...files: readonly (readonly [string, Blob, string])[]
) => {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  for (const [name, blob, file] of files) form.append(name, blob, file);
  return form;
};
const send = async (body: FormData | string, headers: Readonly<Record<string, string>>, to = path) => {
  const init = {
    method: 'POST',
    body,
    headers: { origin, accept: 'text/html', ...headers },
    redirect: 'manual',
  } as const;
  const response = await fetch(origin + to, init);
  return { status: response.status, body: await response.text() };
};
const csv = new Blob([LIST]);
const stored = () => held.line.store.uploads.get(mrc);

test('a form with a file is refused without its token, with another’s, or with another revision; nothing is stored', async () => {
  const { cookie, fields } = await page();
  const without = (name: string) => fields.filter(([one]) => one !== name);
  const attempts: (readonly [string, FormData, number])[] = [
    ['no token', formOf(without('token'), ['file', csv, 'a.csv']), 403],
    ['a forged token', formOf([...without('token'), ['token', 'A'.repeat(43)]], ['file', csv, 'a.csv']), 403],
    ['a token twice', formOf([...fields, ...fields], ['file', csv, 'a.csv']), 400],
    ['no revision', formOf(without('revision'), ['file', csv, 'a.csv']), 403],
    ['an old revision', formOf([...without('revision'), ['revision', '99']], ['file', csv, 'a.csv']), 412],
  ];
  for (const [what, form, status] of attempts)
    expect({ what, status: (await send(form, { cookie })).status }).toEqual({ what, status });
  expect((await send(formOf(fields, ['file', csv, 'a.csv']), {})).status).toBe(403);
  expect((await send(formOf(fields, ['file', csv, 'a.csv']), { cookie, origin: 'http://evil.example' })).status).toBe(
    403,
  );
  expect(await stored()).toBeUndefined();
});

test('a form that no browser sends is refused, and one that a person can mend is shown again with what to do', async () => {
  const { cookie, fields } = await page();
  const many = (count: number) => Array.from({ length: count }, (_, at) => [`f${at}`, 'x'] as const);
  const large = new Blob([Buffer.alloc(MAX_UPLOAD_BYTES + 1, 97)]);
  const attempts: (readonly [string, FormData, RegExp])[] = [
    ['no file', formOf(fields), /choisissez un fichier/],
    ['an empty choice', formOf(fields, ['file', new Blob([]), '']), /choisissez un fichier/],
    ['an empty file', formOf(fields, ['file', new Blob([]), 'a.csv']), /le fichier est vide/],
    ['a file that is too large', formOf(fields, ['file', large, 'a.csv']), /dépasse 2097152 octets/],
    [
      'a picture',
      formOf(fields, ['file', new Blob([Buffer.from([137, 80, 78, 71, 0, 0, 255])]), 'a.csv']),
      /pas été prise/,
    ],
    ['a page', formOf(fields, ['file', new Blob(['<!doctype html><title>a</title>']), 'a.csv']), /pas été prise/],
    ['many fields', formOf([...fields, ...many(500)], ['file', csv, 'a.csv']), /champs en trop/],
    ['a long field', formOf([...fields, ['x', 'x'.repeat(5000)]], ['file', csv, 'a.csv']), /trop longs/],
    ['two files', formOf(fields, ['file', csv, 'a.csv'], ['file', csv, 'b.csv']), /en trop/],
  ];
  for (const [what, form, told] of attempts) {
    const { status, body } = await send(form, { cookie });
    expect({ what, status }).toEqual({ what, status: 400 });
    expect(body).toMatch(told);
  }
  expect(
    (await send(formOf(fields, ['file', new Blob([Buffer.alloc(17 * 1024 * 1024)]), 'a.csv']), { cookie })).status,
  ).toBe(400);
  const type = { cookie, 'content-type': 'multipart/form-data; boundary=x' };
  // The second one ends within its file.
  const cut = ['name="token"', 'name="file"; filename="a.csv"'].map(
    (part) => `--x\r\ncontent-disposition: form-data; ${part}\r\n\r\nabc`,
  );
  for (const body of ['', '--x', ...cut, 'x'.repeat(1000)])
    expect([400, 403]).toContain((await send(body, type)).status);
  expect((await send('a=b', { cookie, 'content-type': 'multipart/form-data' })).status).toBe(403);
  expect(await stored()).toBeUndefined();
});

test('a file sent to another form is not read; the right form stores it, whatever it calls its file', async () => {
  const { cookie, fields } = await page();
  expect((await send(formOf(fields, ['file', csv, 'a.csv']), { cookie }, '/sources/mrc/pause')).status).toBe(403);
  const name = 'Liste <b>été.csv';
  expect((await send(formOf([...fields, ['__proto__', 'x']], ['file', csv, `../../${name}`]), { cookie })).status).toBe(
    303,
  );
  expect(await stored()).toMatchObject({ name, bytes: LIST.length });
  const shown = await (await fetch(`${origin}/sources/mrc?done=uploaded`)).text();
  expect(shown).toContain('Liste &lt;b>été.csv');
  expect(shown).not.toContain('<b>été');
});
