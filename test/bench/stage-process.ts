// Runs one stage in a process of its own, so that none inherits another's heap: `stage-process.ts NAME PARAMS`.
import type { Stage, StageParams } from './measure.ts';
import { bulkInsert } from './stages/bulk-insert.ts';
import { distributedLine } from './stages/distributed-line.ts';
import { embeddedLine } from './stages/embedded-line.ts';
import { indexer } from './stages/indexer.ts';
import { hash } from './stages/hash.ts';
import { receiveAndParse } from './stages/receive-and-parse.ts';

const stages: Readonly<Record<string, Stage>> = {
  receiveAndParse,
  hash,
  bulkInsert,
  embeddedLine,
  indexer,
  distributedLine,
};

const [name = '', params = ''] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await stages[name]!(JSON.parse(params) as StageParams)));
