import { expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const FILES = [
  'packages',
  'services',
  'scripts',
  'package.json',
  'tsconfig.json',
  'jest.config.mjs',
  'test/servers/setup.mjs',
  'test/servers/teardown.mjs',
];
const LIST = 'packages/connectors/src/protocols.ts';

/** Returns the code blocks of the exercise in CONTRIBUTING.md, each by the path at the end of the text before it. */
const exercise = (): ReadonlyMap<string, string> => {
  const text = readFileSync('CONTRIBUTING.md', 'utf8');
  const section = text.slice(text.indexOf('## Adding a protocol'));
  return new Map(
    [...section.matchAll(/`(packages\/[^`\n]+\.ts)`:\n\n```ts\n([^]*?)```/g)].map(([, path, code]) => [path!, code!]),
  );
};

/** Copies the repository's code; the copied packages import each other, and all other modules from this repository. */
const copyOf = (root: string): string => {
  const copy = mkdtempSync(join(tmpdir(), 'moisson-protocol-'));
  const filter = (path: string): boolean => !path.includes('node_modules');
  for (const file of FILES) cpSync(join(root, file), join(copy, file), { recursive: true, filter });
  const modules = join(copy, 'node_modules');
  mkdirSync(join(modules, '@moisson'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules')))
    if (name !== '@moisson' && name !== '.cache') symlinkSync(join(root, 'node_modules', name), join(modules, name));
  for (const group of ['packages', 'services'])
    for (const name of readdirSync(join(copy, group))) {
      symlinkSync(join(copy, group, name), join(modules, '@moisson', name));
      // If two packages need different versions, npm installs one of them inside its package.
      const own = join(root, group, name, 'node_modules');
      if (existsSync(own)) symlinkSync(own, join(copy, group, name, 'node_modules'));
    }
  return copy;
};

test('the exercise of CONTRIBUTING.md adds a protocol with one folder and one line of the list', () => {
  const copy = copyOf(resolve('.'));
  try {
    const node = (script: string, ...args: readonly string[]) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
        cwd: copy,
        encoding: 'utf8',
      });
      return { status, output: `${stdout}${stderr}` };
    };
    const files = exercise();
    expect([...files.keys()].filter((path) => !path.startsWith('packages/connectors/src/toy-lines/'))).toEqual([LIST]);
    expect(files.get(LIST)).toMatch(/^[^\n]+\n$/);
    for (const [path, code] of files) {
      mkdirSync(dirname(join(copy, path)), { recursive: true });
      if (path === LIST) appendFileSync(join(copy, path), code);
      else writeFileSync(join(copy, path), code);
    }
    expect(node('node_modules/typescript/bin/tsc', '-p', '.', '--noEmit')).toEqual({ status: 0, output: '' });
    const conformance = node('scripts/jest.mjs', 'packages/connectors/src/conformance', '-t', 'toy-lines');
    expect(conformance.output).toMatch(/Tests: .*[1-9]\d* passed/);
    expect(conformance).toMatchObject({ status: 0 });
    expect(node('services/standalone/src/cli.ts', 'source', 'add', '--help').output).toContain('"toy-lines"');
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
});
