import { expect, test } from '@jest/globals';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { startNode, untilOutput } from '../support/process.ts';

const script = 'test/attack/child-blocked.ts';
/** Milliseconds; on a busy machine a loop that is not blocked turns more often. */
const LIMIT_MS = 4000;

test('a process whose loop is blocked logs that and ends, although it handles no signal', async () => {
  const child = startNode(script, [String(LIMIT_MS), '60000'], {});
  let said = '';
  child.stderr!.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = once(child, 'close');
  await untilOutput(child, /blocking/);
  child.kill('SIGTERM');
  expect(await ended).toEqual([null, 'SIGKILL']);
  expect(JSON.parse(said.trim())).toMatchObject({ event: 'service.blocked', service: 'child', level: 60 });
});

test('one that was suspended for longer continues when it resumes', async () => {
  const child = startNode(script, [String(LIMIT_MS), '0'], {});
  await untilOutput(child, /ready/);
  child.kill('SIGSTOP');
  await pause(2 * LIMIT_MS);
  child.kill('SIGCONT');
  // By now the watchdog would have ended the process.
  await pause(2 * LIMIT_MS);
  expect(child.signalCode).toBeNull();
  const ended = once(child, 'close');
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});

test('one that works in turns is left alone', async () => {
  const child = startNode(script, [String(LIMIT_MS), String(LIMIT_MS / 5)], {});
  expect(await once(child, 'close')).toEqual([0, null]);
});
