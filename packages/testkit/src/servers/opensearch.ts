import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fetchJars } from './jars.ts';
import { cached, freePort, makeOnce, ServerProcess, temporaryFolder, type StartedServer } from './server.ts';

const VERSION = '2.19.1';
/** With the heap all in use, the process takes some 900 MB. */
const HEAP = ['-Xms512m', '-Xmx512m'];

export interface StartedOpenSearch extends StartedServer {
  /** Stops it without ending it: connections are accepted and never answered. */
  readonly freeze: () => void;
  readonly thaw: () => void;
}

/** Starts OpenSearch, one node without security, from its published jars. Needs Java 17 (a JDK) and Maven. */
export const startOpenSearch = async (): Promise<StartedOpenSearch> => {
  const jars = cached(`opensearch-${VERSION}`);
  await makeOnce(jars, (into) =>
    fetchJars(into, { pom: 'opensearch.pom.xml', server: 'OpenSearch', instead: 'OPENSEARCH_URL to one for tests' }),
  );
  const [port, transportPort, dir] = [await freePort(), await freePort(), await temporaryFolder('opensearch')];
  const start = async (): Promise<ServerProcess> => {
    const started = new ServerProcess(
      'java',
      [
        ...HEAP,
        ...['-cp', join(jars, 'libs', '*'), join(import.meta.dirname, 'OpenSearchNode.java')],
        ...[dir, String(port), String(transportPort)],
      ],
      { cwd: dir },
    );
    await started.listening(port);
    return started;
  };
  let node = await start();
  return {
    address: `http://127.0.0.1:${port}`,
    name: `OpenSearch ${VERSION}`,
    kill: () => node.end('SIGKILL'),
    restart: async () => {
      node = await start();
    },
    freeze: () => node.freeze(),
    thaw: () => node.thaw(),
    stop: async () => {
      // A frozen process ends by SIGKILL too.
      await node.end('SIGKILL');
      await rm(dir, { recursive: true, force: true });
    },
  };
};
