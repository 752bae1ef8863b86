import { beforeAll, describe, expect, test } from '@jest/globals';
import { examples } from '@moisson/cli';
import { operatorApi } from '@moisson/operations/operator-api';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cliOn } from '../support/cli-on.ts';

// None of these commands asks an operator.
const moisson = cliOn('http://127.0.0.1:1');
const helpOf = async (words: readonly string[]): Promise<string> => (await moisson(...words, '--help')).stdout;
/** Returns the names of the subcommands in a help text. */
const subcommandsIn = (help: string): readonly string[] =>
  [...(/\nCommands:\n([^]*?)(?:\n\n|$)/.exec(help)?.[1] ?? '').matchAll(/^ {2}([a-z][a-z-]*)/gm)]
    .map(([, name]) => name!)
    .filter((name) => name !== 'help');

const leaves: string[] = [];
beforeAll(async () => {
  const walk = async (words: readonly string[]): Promise<void> => {
    const names = subcommandsIn(await helpOf(words));
    if (names.length === 0) leaves.push(words.join(' '));
    for (const name of names) await walk([...words, name]);
  };
  await walk([]);
});

test('the help of every command has examples, and each example is a command with flags that it knows', async () => {
  expect(leaves.filter((leaf) => examples[leaf] === undefined)).toEqual([]);
  for (const [at, some] of Object.entries(examples)) {
    const help = await helpOf(at.split(' '));
    for (const example of some) {
      expect(help).toContain(`  moisson ${example}`);
      expect(example.startsWith(at)).toBe(true);
      for (const [flag] of example.matchAll(/(?<= )--?[a-z-]+/g))
        expect(help).toMatch(new RegExp(`(?:^|[ ,])${flag}\\b`, 'm'));
    }
  }
});

/** Operations that need no command: one is asked by following another's answer, one describes the API to programs, and `audit export` asks page by page. */
const WITHOUT_COMMAND = ['awaitRun', 'exportAudit', 'exportLinks', 'getOpenApi'];

test('every operation of the operator’s API has a command', () => {
  const folder = 'packages/cli/src';
  const code = [...readdirSync(folder, { recursive: true, encoding: 'utf8' })]
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .concat(readFileSync('services/standalone/src/commands.ts', 'utf8'))
    .join('\n');
  const lacking = Object.keys(operatorApi).filter((name) => !new RegExp(`operatorApi\\.${name}\\b`).test(code));
  expect(lacking.sort()).toEqual(WITHOUT_COMMAND);
});

const BASH = '/bin/bash';
(existsSync(BASH) ? describe : describe.skip)('completion in bash', () => {
  let script: string;
  beforeAll(async () => {
    script = (await moisson('completion', 'bash')).stdout;
  });
  /** Returns what bash offers for the last word. */
  const offered = async (...words: string[]): Promise<readonly string[]> => {
    const line = `${script}\nCOMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _moisson; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout } = await promisify(execFile)(BASH, ['--norc', '-c', line, 'bash', 'moisson', ...words]);
    return stdout.split('\n').filter((word) => word !== '');
  };

  test.each([
    [['so'], ['source']],
    [['source', 'cr'], ['credentials']],
    [
      ['source', 'credentials', ''],
      ['set', 'show', 'remove', '--help'],
    ],
    [['source', 'run', 'laval', '--w'], ['--wait']],
    [['source', 'mapping', 're'], ['restore']],
    [['apply', '-f', 'x.yaml', '--pr'], ['--prune']],
    [['rien', 'du-tout', 'zzz'], []],
  ])('of %j offers %j', async (words, expected) => {
    expect(await offered(...words)).toEqual(expected);
  });
});

test('completion for zsh and fish names every command and flag, with its text quoted', async () => {
  const zsh = (await moisson('completion', 'zsh')).stdout;
  const fish = (await moisson('completion', 'fish')).stdout;
  for (const leaf of leaves.filter((one) => one !== '')) {
    expect(zsh).toContain(`'${leaf}') choices=(`);
    expect(fish).toContain(`__moisson_at \\'${leaf}\\'`);
  }
  // A catalogue’s: an apostrophe of a text ends no quote.
  expect(zsh).toContain("'--endpoint:the catalogue’s address'");
  expect(await moisson('completion', 'csh')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('bash, zsh, fish'),
  });
});
