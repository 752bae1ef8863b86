// `npm run bench -- [--form distributed] [--size 20000|100000|1000000] [--rounds 3] [--only ROW,ROW] [--json FILE]`: compares Moisson with
// raw stages on the same machine, in the same run. Rounds are interleaved, so that a slow minute affects all; the tables show medians and
// spread, and whether each target was met.
import { startKafka, startMongoServer } from '@moisson/testkit/servers';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Figures, Form } from './figure.ts';
import { ResidentSizes } from './resident.ts';
import { needsSource, rows, stagesOf } from './rows.ts';
import { startCollector, startSource, runStage } from './start.ts';
import { figureRows, showTables, targetRows } from './table.ts';

const { values } = parseArgs({
  options: {
    form: { type: 'string', default: 'embedded' },
    size: { type: 'string', default: '20000' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string' },
    json: { type: 'string' },
  },
});
const refuse = (message: string): never => {
  process.stderr.write(`bench: ${message}\n`);
  process.exit(2);
};
const whole = (text: string, name: string): number => {
  const number = Number(text);
  return Number.isSafeInteger(number) && number > 0 ? number : refuse(`${name} is a whole number above 0`);
};
const size = whole(values.size, '--size');
const rounds = whole(values.rounds, '--rounds');
const form: Form =
  values.form === 'embedded' || values.form === 'distributed'
    ? values.form
    : refuse('--form is embedded or distributed');
const wanted = values.only?.split(',') ?? Object.keys(rows).filter((name) => name !== 'memory' || size <= 100_000);
for (const name of wanted)
  if (rows[name]?.[form] === undefined && (values.only !== undefined || rows[name] === undefined))
    refuse(
      `--only takes ${Object.keys(rows)
        .filter((one) => rows[one]![form])
        .join(', ')} in the ${form} form`,
    );

const say = (text: string): void => void process.stderr.write(`${text}\n`);
await using started = new AsyncDisposableStack();
const servers = async () => {
  const kafka = started.adopt(await startKafka(), (one) => one.stop());
  const mongo = started.adopt(await startMongoServer(), (one) => one.stop());
  say(`on ${kafka.name} and ${mongo.name}`);
  return { brokers: [kafka.address], mongodbUri: mongo.address };
};
const place = form === 'distributed' ? { servers: await servers() } : {};
const stages = stagesOf(wanted, form, size);
const hasSource = stages.some(needsSource);
const source = started.adopt(await startSource(hasSource ? size : 1), (one) => one.stop());
const collector = started.adopt(await startCollector(), (one) => one.stop());

say(`${size} records of a CKAN catalogue on loopback, ${rounds} rounds, ${cpus().length} × ${cpus()[0]?.model}`);
// Prepares the source's answers, so that no round waits for them, and warms the servers up.
const before = { url: source.url, size, dir: '', rows: wanted, ...place };
if (hasSource) await runStage('receiveAndParse', before);
if (form === 'distributed') await runStage('distributedWarmUp', before);
const measured: Figures[] = [];
for (let round = 1; round <= rounds; round += 1) {
  const dir = await mkdtemp(join(tmpdir(), 'moisson-bench-'));
  let figures: Figures = {};
  const sizes = new ResidentSizes(process.pid);
  for (const stage of stages) {
    say(`round ${round} of ${rounds}: ${stage}`);
    const params = { url: source.url, size, dir, rows: wanted, ...place };
    figures = { ...figures, ...(await runStage(stage, params, stage.endsWith('Traced') ? collector.url : undefined)) };
  }
  const resident = Object.entries(sizes.stop()).map(([name, value]) => [`resident: ${name}`, { value, unit: 'MiB' }]);
  measured.push({ ...figures, ...(Object.fromEntries(resident) as Figures) });
  await rm(dir, { recursive: true });
}
const result = { figures: figureRows(measured), targets: targetRows(measured, form, wanted) };
process.stdout.write(showTables(result.figures, result.targets));
if (values.json !== undefined)
  await writeFile(values.json, `${JSON.stringify({ form, size, rounds, ...result }, undefined, 2)}\n`);
