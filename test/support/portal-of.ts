import { startPortal } from '@moisson/portal';
import { createLogger, readConfig } from '@moisson/runtime';
import { CatalogueServer, SimulatedCatalogue } from '@moisson/simulator';
import { EmbeddedLine } from '@moisson/standalone';
import { aSource } from '@moisson/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface PortalOf extends AsyncDisposable {
  readonly url: string;
  readonly store: EmbeddedLine['store'];
  /** Reads a source of its own. */
  readonly read: (source: ReturnType<typeof aSource>) => Promise<void>;
}

const organization = { id: 'ville-de-laval', name: 'Ville de Laval' };

/** Starts a portal over a simulated city of some datasets. */
export const startPortalOf = async (datasets: number): Promise<PortalOf> => {
  const stack = new AsyncDisposableStack();
  const log = createLogger('test', 'silent');
  const dir = stack.adopt(await mkdtemp(join(tmpdir(), 'moisson-portal-')), (one) =>
    rm(one, { recursive: true, force: true }),
  );
  const config = readConfig({
    MOISSON_DATA_DIR: dir,
    MOISSON_EGRESS_ALLOW: '127.0.0.0/8',
    MOISSON_LOG_LEVEL: 'silent',
  });
  const line = stack.adopt(await EmbeddedLine.open(config, log), (one) => one.close());
  const read = async (source: ReturnType<typeof aSource>): Promise<void> => {
    await line.store.registry.create(source);
    await line.pollNow(source.id);
  };
  if (datasets > 0) {
    const city = new SimulatedCatalogue({ id: 'laval', protocol: 'ckan', seed: 3, size: datasets, organization });
    const server = stack.adopt(await CatalogueServer.start(city), (one) => one.stop());
    await read(aSource({ id: 'laval', endpoint: server.url, organization: organization.id }));
  }
  const portal = stack.adopt(
    await startPortal({ store: line.store, log, listen: { host: '127.0.0.1', port: 0 } }),
    (one) => one.stop(),
  );
  return { url: portal.url, store: line.store, read, [Symbol.asyncDispose]: () => stack.disposeAsync() };
};
