import { startDocumentDb } from './documentdb.ts';
import { startKafka } from './kafka.ts';
import { startMongod } from './mongod.ts';
import { startOpenSearch, type StartedOpenSearch } from './opensearch.ts';
import type { StartedServer } from './server.ts';

export { makeAuthority, type CertificateAuthority } from './authority.ts';
export { startDocumentDb, startKafka, startOpenSearch, type StartedOpenSearch };
export { makeSecured, type Secured } from './secured.ts';
export { ServerUnavailable, type StartedServer } from './server.ts';

/** Starts a server of MongoDB's protocol: a `mongod` if available, else DocumentDB. */
export const startMongoServer = async (): Promise<StartedServer> => (await startMongod()) ?? startDocumentDb();
export { pythonClient } from './python-client.ts';
