import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { run, temporaryFolder } from './server.ts';

/** PEM texts of a certificate and its key, and the files that hold them. */
export interface Issued {
  readonly cert: string;
  readonly key: string;
  readonly certFile: string;
  readonly keyFile: string;
}

/** A certificate authority for tests. */
export interface CertificateAuthority {
  readonly own: Issued;
  /** Issues a certificate for 127.0.0.1, or for a client of this name. Valid for one day. */
  readonly issue: (name: string) => Promise<Issued>;
  readonly remove: () => Promise<void>;
}

const EC = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '1'];

/** Makes an authority that nobody else trusts, by openssl. */
export const makeAuthority = async (): Promise<CertificateAuthority> => {
  const dir = await temporaryFolder('authority');
  const issue = async (name: string, more: readonly string[]): Promise<Issued> => {
    const [certFile, keyFile] = [join(dir, `${name}.pem`), join(dir, `${name}.key`)];
    await run('openssl', [
      ...['req', '-x509', ...EC, '-subj', `/CN=${name}`, '-keyout', keyFile, '-out', certFile],
      ...more,
    ]);
    return { certFile, keyFile, cert: await readFile(certFile, 'utf8'), key: await readFile(keyFile, 'utf8') };
  };
  const own = await issue('authority', []);
  const signed = ['-CA', own.certFile, '-CAkey', own.keyFile, '-addext', 'basicConstraints=critical,CA:FALSE'];
  const addressed = ['-addext', 'subjectAltName=IP:127.0.0.1'];
  return {
    own,
    issue: (name) => issue(name, name === '127.0.0.1' ? [...signed, ...addressed] : signed),
    remove: () => rm(dir, { recursive: true, force: true }),
  };
};
