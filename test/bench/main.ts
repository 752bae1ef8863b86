// `npm run bench -- [--form distributed] [--size 20000] [--rounds 3] [--json FILE]`: Moisson beside the raw stages of the same machine, in
// the same run. Rounds are interleaved, so that a slow minute is slow for all; the table shows medians and spread.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { startKafka, startMongoServer } from '@moisson/testkit/servers';
import type { Measure, StageParams } from './measure.ts';
import { nodeFlags } from '../../scripts/node-flags.mjs';
import { showTable, summarize } from './table.ts';

const { values } = parseArgs({
  options: {
    form: { type: 'string', default: 'embedded' },
    size: { type: 'string', default: '20000' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'string' },
  },
});
const [size, rounds] = [Number(values.size), Number(values.rounds)];
if (!Number.isSafeInteger(size) || size < 1 || !Number.isSafeInteger(rounds) || rounds < 1) {
  process.stderr.write('bench: --size and --rounds are whole numbers above 0\n');
  process.exit(2);
}

const node = (script: string, ...args: string[]): ChildProcess =>
  spawn(process.execPath, [...nodeFlags, join(import.meta.dirname, script), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });

const runStage = async (name: string, params: StageParams): Promise<Readonly<Record<string, Measure>>> => {
  const child = node('stage-process.ts', name, JSON.stringify(params));
  let output = '';
  for await (const chunk of child.stdout!) output += String(chunk);
  if (output === '') throw new Error(`the stage ${name} failed (see above)`);
  return JSON.parse(output) as Record<string, Measure>;
};

const stages = {
  embedded: ['receiveAndParse', 'hash', 'embeddedLine', 'bulkInsert', 'indexer'],
  distributed: ['distributedLine'],
};
if (values.form !== 'embedded' && values.form !== 'distributed') {
  process.stderr.write('bench: --form is embedded or distributed\n');
  process.exit(2);
}
const started =
  values.form === 'distributed' ? { kafka: await startKafka(), mongo: await startMongoServer() } : undefined;
const servers = started && { brokers: [started.kafka.address], mongodbUri: started.mongo.address };

const source = node('source-process.ts', String(size));
const [url] = (await once(createInterface({ input: source.stdout! }), 'line')) as [string];
const say = (text: string): void => void process.stderr.write(`${text}\n`);
const measures: Record<string, Measure[]> = {};
try {
  say(`${size} records of a CKAN catalogue on loopback, ${rounds} rounds, ${cpus().length} × ${cpus()[0]?.model}`);
  // Makes the source's answers, so that no round waits for them.
  await runStage('receiveAndParse', { url, size, dir: '' });
  if (started !== undefined) say(`on ${started.kafka.name} and ${started.mongo.name}`);
  for (let round = 1; round <= rounds; round += 1) {
    const dir = await mkdtemp(join(tmpdir(), 'moisson-bench-'));
    for (const stage of stages[values.form]) {
      say(`round ${round} of ${rounds}: ${stage}`);
      for (const [name, measure] of Object.entries(
        await runStage(stage, { url, size, dir, ...(servers && { servers }) }),
      ))
        (measures[name] ??= []).push(measure);
    }
    await rm(dir, { recursive: true });
  }
} finally {
  source.stdin!.end();
  await started?.kafka.stop();
  await started?.mongo.stop();
}
const rows = summarize(measures);
process.stdout.write(showTable(rows));
if (values.json !== undefined)
  await writeFile(values.json, `${JSON.stringify({ size, rounds, rows }, undefined, 2)}\n`);
