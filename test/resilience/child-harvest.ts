// Harvests one source once on a data folder and prints that; tests kill it at any moment.
import { SourceId } from '@moisson/contracts';
import { createLogger, readConfig } from '@moisson/runtime';
import { EmbeddedLine } from '@moisson/standalone';
import { aSource } from '@moisson/testkit';

const [dir, endpoint] = process.argv.slice(2);
const config = readConfig({ MOISSON_DATA_DIR: dir, MOISSON_EGRESS_ALLOW: '127.0.0.0/8', MOISSON_LOG_LEVEL: 'silent' });
const line = await EmbeddedLine.open(config, createLogger('test', 'silent'));
const id = SourceId.parse('laval');
if ((await line.store.registry.get(id)) === undefined) await line.store.registry.create(aSource({ endpoint }));
process.stdout.write('started\n');
await line.pollNow(id);
const [run] = await line.store.runs.list({ limit: 1 });
await line.close();
process.stdout.write(`${run?.outcome ?? 'none'}\n`);
