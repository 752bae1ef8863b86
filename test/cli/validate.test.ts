import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { systemClock } from '@moisson/kernel';
import { startPortal } from '@moisson/portal';
import { createLogger, type HttpService } from '@moisson/runtime';
import { openSqliteStore } from '@moisson/store';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cliOn, type CliOutput } from '../support/cli-on.ts';

const stack = new AsyncDisposableStack();
let dir: string;
let portal: HttpService;
beforeAll(async () => {
  dir = stack.adopt(await mkdtemp(join(tmpdir(), 'moisson-validate-')), (one) => rm(one, { recursive: true }));
  const store = stack.adopt(openSqliteStore(dir, systemClock), (one) => one.close());
  const [log, listen] = [createLogger('test', 'silent'), { host: '127.0.0.1', port: 0 }];
  portal = stack.adopt(await startPortal({ store, log, listen }), (one) => one.stop());
});
afterAll(() => stack.disposeAsync());

const validate = async (document: string, ...flags: string[]): Promise<CliOutput> => {
  const file = join(dir, 'fiche.json');
  await writeFile(file, document);
  return cliOn('http://127.0.0.1:1')('validate', file, '--portal', portal.url, ...flags);
};
const good = {
  ...{ id: 'arbres', name: 'arbres', title: 'Arbres publics', notes: 'Chaque arbre de la ville, avec son essence.' },
  ...{ license_id: 'cc-by', license_url: 'https://creativecommons.org/licenses/by/4.0/' },
  resources: [{ id: 'r', url: 'https://laval.ca/arbres.csv', format: 'CSV' }],
};

test('a record is shown with what is wrong with it, and how to mend it', async () => {
  const { code, stdout, stderr } = await validate(JSON.stringify({ ...good, notes: undefined, license_id: 'x' }));
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('Arbres publics');
  expect(stdout).toMatch(/field\.description-missing[\s\S]*→ Say in some sentences/);
});

test('errors, or no record at all, are exit code 1; with --json there is one value', async () => {
  const without = await validate(JSON.stringify({ ...good, id: undefined, name: undefined }), '--json');
  expect(without.code).toBe(1);
  const { records } = JSON.parse(without.stdout) as { records: { findings: { severity: string }[] }[] };
  expect(records.flatMap(({ findings }) => findings).map(({ severity }) => severity)).toContain('error');
  expect((await validate('not a record')).code).toBe(1);
  const fine = await validate(JSON.stringify(good), '--json');
  expect([fine.code, fine.stderr]).toEqual([0, '']);
  expect(JSON.parse(fine.stdout)).toMatchObject({
    total: 1,
    records: [{ mapped: { title: { fr: 'Arbres publics' } } }],
  });
});

test('an address is read by the portal, which reads public ones only', async () => {
  const { code, stdout } = await cliOn('http://127.0.0.1:1')(
    'validate',
    `${portal.url}/x.json`,
    '--portal',
    portal.url,
  );
  expect(code).toBe(1);
  expect(stdout).toMatch(/^! /);
});

test('a file that is not there, one that is too large, and a portal that is away are told', async () => {
  const absent = await cliOn('http://127.0.0.1:1')('validate', join(dir, 'absent.json'), '--portal', portal.url);
  expect(absent).toMatchObject({ code: 1, stderr: expect.stringContaining('absent.json') });
  const large = await validate('x'.repeat(1024 * 1024 + 1));
  expect(large).toMatchObject({ code: 1, stderr: expect.stringContaining('larger than') });
  await writeFile(join(dir, 'fiche.json'), JSON.stringify(good));
  const away = await cliOn('http://127.0.0.1:1')('validate', join(dir, 'fiche.json'));
  expect(away).toMatchObject({ code: 1, stderr: expect.stringContaining('http://127.0.0.1:1') });
});
