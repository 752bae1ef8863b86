import { SourceId, type Source } from '@moisson/contracts';
import { createLogger, readConfig } from '@moisson/runtime';
import { EmbeddedLine, startStandalone, type Standalone } from '@moisson/standalone';
import { aSource, ManualClock } from '@moisson/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLaval } from './laval-server.ts';
import { freePorts } from './free-ports.ts';

/** All services in this process, with removals that wait for a decision. */
export interface HeldConsole extends AsyncDisposable {
  readonly at: Standalone['addresses'];
  readonly line: EmbeddedLine;
  readonly holdId: string;
  readonly holdState: () => Promise<string>;
  /** Changes a source in the store. */
  readonly update: (id: string, change: (source: Source) => Source) => Promise<void>;
  /** Stops the services and starts them again on the same files and the same port of the operator. */
  readonly restart: () => Promise<void>;
}

export const startHeldConsole = async (env: Readonly<Record<string, string>> = {}): Promise<HeldConsole> => {
  await using started = new AsyncDisposableStack();
  const dir = started.adopt(await mkdtemp(join(tmpdir(), 'moisson-held-')), (one) => rm(one, { recursive: true }));
  const server = started.adopt(await startLaval(80), (one) => one.stop());
  const config = readConfig({
    MOISSON_DATA_DIR: dir,
    MOISSON_EGRESS_ALLOW: '127.0.0.0/8',
    ...freePorts,
    ...env,
  });
  const log = createLogger('test', 'silent');
  const clock = new ManualClock();
  const line = started.adopt(await EmbeddedLine.open(config, log, { clock }), (one) => one.close());
  const laval = aSource({ endpoint: server.url });
  await line.store.registry.create(laval);
  await line.pollNow(laval.id);
  // Half of the city goes missing, and the source does not answer about it: its removals are held.
  server.catalogue.recordAnswers = 'never';
  server.catalogue.fault = 'half-page-half-count';
  clock.advance({ hours: 6 });
  await line.pollNow(laval.id);
  const [hold] = await line.store.holds.list({ state: 'pending', limit: 1 });
  let standalone = await startStandalone(line, config, log);
  started.defer(() => standalone.stop());
  const kept = started.move();
  return {
    at: standalone.addresses,
    line,
    holdId: hold!.id,
    holdState: async () => (await line.store.holds.get(hold!.id))!.state,
    update: async (id, change) => {
      await line.store.registry.update(SourceId.parse(id), change);
    },
    restart: async () => {
      const port = Number(new URL(standalone.addresses.operator).port);
      await standalone.stop();
      standalone = await startStandalone(line, { ...config, operator: { ...config.operator, port } }, log);
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
};
