// Serves subscribers from a data folder, on a clock that is ahead; tests kill it at any moment.
import { createLogger, readConfig } from '@moisson/runtime';
import { EmbeddedLine, startLineOperator } from '@moisson/standalone';

const [dir, key, aheadMs] = process.argv.slice(2);
const config = readConfig({
  ...{ MOISSON_DATA_DIR: dir, MOISSON_EGRESS_ALLOW: '127.0.0.0/8', MOISSON_LOG_LEVEL: 'silent' },
  MOISSON_CREDENTIALS_KEY: key,
});
const log = createLogger('test', 'silent');
const line = await EmbeddedLine.open(config, log, { clock: { now: () => new Date(Date.now() + Number(aheadMs)) } });
await startLineOperator(line, config, log, { host: '127.0.0.1', port: 0 });
process.stdout.write('started\n');
