import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { run, temporaryFolder } from './server.ts';

/** Settings of a server with TLS and a password, also for its clients. */
export interface Secured {
  readonly username: string;
  readonly password: string;
  /** PEM files: a self-signed certificate for 127.0.0.1, and its key. */
  readonly certFile: string;
  readonly keyFile: string;
  readonly remove: () => Promise<void>;
}

/** Makes a certificate valid for one day, by openssl. */
export const makeSecured = async (username: string, password: string): Promise<Secured> => {
  const dir = await temporaryFolder('tls');
  const [certFile, keyFile] = [join(dir, 'cert.pem'), join(dir, 'key.pem')];
  await run('openssl', [
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=127.0.0.1'],
    ...['-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', keyFile, '-out', certFile],
  ]);
  return { username, password, certFile, keyFile, remove: () => rm(dir, { recursive: true, force: true }) };
};
