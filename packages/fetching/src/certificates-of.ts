import type { CertificateTimes } from '@moisson/contracts';
import type { FetchedBody } from '@moisson/domain';
import { defined } from '@moisson/kernel';
import { TLSSocket } from 'node:tls';

const LAST_MS = Date.parse('9999-12-31T00:00:00Z');

/** Returns the certificates of both ends of the connection that a request of `node:https` used: none without TLS. */
export const certificatesOf = (request: unknown): Pick<FetchedBody, 'certificate' | 'clientCertificate'> => {
  const { socket } = (request ?? {}) as { readonly socket?: unknown };
  if (!(socket instanceof TLSSocket)) return {};
  return defined({
    certificate: timesOf(socket.getPeerCertificate()),
    clientCertificate: timesOf(socket.getCertificate()),
  });
};

/** Empty where there is none, and null once the connection is gone, whatever the types say. Dates that are none count as none. */
const timesOf = (certificate: object | null): CertificateTimes | undefined => {
  const shown = certificate as { readonly valid_from?: string; readonly valid_to?: string } | null;
  const [from, until] = [instantOf(shown?.valid_from), instantOf(shown?.valid_to)];
  return from === undefined || until === undefined ? undefined : { from, until };
};

const instantOf = (text: string | undefined): string | undefined => {
  const at = Date.parse(text ?? '');
  return at > 0 && at < LAST_MS ? new Date(at).toISOString() : undefined;
};
