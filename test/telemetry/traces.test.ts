import { expect, test } from '@jest/globals';
import { topics } from '@moisson/contracts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLaval } from '../support/laval-server.ts';
import { OtlpReceiver } from '../support/otlp-receiver.ts';
import { runNode } from '../support/process.ts';
import { expectWholeTrace } from '../support/whole-trace.ts';

const SIZE = 12;

test('embedded: one trace leads from the poll over the source’s answer and the log to the dataset and its event', async () => {
  await using started = new AsyncDisposableStack();
  const receiver = started.adopt(await OtlpReceiver.start(), (one) => one.stop());
  const server = started.adopt(await startLaval(SIZE), (one) => one.stop());
  const dir = started.adopt(await mkdtemp(join(tmpdir(), 'moisson-trace-')), (one) => rm(one, { recursive: true }));
  const moisson = (...args: string[]) =>
    runNode('services/standalone/src/cli.ts', args, {
      MOISSON_DATA_DIR: dir,
      MOISSON_EGRESS_ALLOW: '127.0.0.0/8',
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    });
  const source = ['--id', 'laval', '--protocol', 'ckan', '--endpoint', server.url, '--crawl-delay', '0'];
  expect(await moisson('source', 'add', ...source)).toMatchObject({ code: 0 });
  expect(await moisson('source', 'run', 'laval', '--wait', '--json')).toMatchObject({ code: 0 });

  expect(receiver.faults).toEqual([]);
  expectWholeTrace(receiver.spans, topics.recordsBulk);
  // Two threads, one trace; no trace header is sent to the source.
  expect(new Set(receiver.spans.map(({ service }) => service))).toEqual(
    new Set(['moisson-standalone', 'moisson-indexer']),
  );
  expect(Object.keys(server.headers)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/traceparent|baggage/)]),
  );
});
