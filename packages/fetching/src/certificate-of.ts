import type { CertificateTimes } from '@moisson/contracts';
import { TLSSocket } from 'node:tls';

const LAST_MS = Date.parse('9999-12-31T00:00:00Z');

/**
 * Returns from when to when the certificate is valid that a server showed for a request of `node:https`; undefined for a connection without TLS, and
 * for dates that are none.
 */
export const certificateOf = (request: unknown): CertificateTimes | undefined => {
  const { socket } = (request ?? {}) as { readonly socket?: unknown };
  if (!(socket instanceof TLSSocket)) return undefined;
  // Null or empty once the connection is gone, whatever the types say.
  const shown = socket.getPeerCertificate() as { readonly valid_from?: string; readonly valid_to?: string } | null;
  const [from, until] = [instantOf(shown?.valid_from), instantOf(shown?.valid_to)];
  return from === undefined || until === undefined ? undefined : { from, until };
};

const instantOf = (text: string | undefined): string | undefined => {
  const at = Date.parse(text ?? '');
  return at > 0 && at < LAST_MS ? new Date(at).toISOString() : undefined;
};
