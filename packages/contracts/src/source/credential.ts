import { z } from 'zod';
import { Instant } from '../ids.ts';

/**
 * Characters. A shorter secret occurs in ordinary texts by chance, so it could not be taken out of what a source sends
 * back without damaging its records.
 */
export const MIN_SECRET = 8;
const MAX_SECRET = 8000;
const MAX_PEM = 256 * 1024;

/**
 * Headers that the client writes itself: framing, connection, host, negotiation and validators (RFC 9110, RFC 9112).
 * With another value the request would break, or its answer would be another one than the client understands.
 */
const OWN_HEADERS = new Set([
  ...['accept', 'accept-encoding', 'connection', 'content-encoding', 'content-length', 'content-type', 'expect'],
  ...['host', 'http2-settings', 'if-match', 'if-modified-since', 'if-none-match', 'if-range', 'if-unmodified-since'],
  ...['keep-alive', 'proxy-authorization', 'proxy-connection', 'range', 'te', 'trailer', 'transfer-encoding'],
  ...['upgrade', 'user-agent'],
]);

/** The name of a header: a token (RFC 9110 §5.6.2) that is not one of `OWN_HEADERS`. */
const HeaderName = z
  .string()
  .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/, 'the name of an HTTP header, 1 to 100 characters')
  .refine((name) => !OWN_HEADERS.has(name.toLowerCase()), 'a header that the client does not write itself');
/** Printable ASCII without spaces at either end: a line break would add a header of its own. */
const HeaderValue = z
  .string()
  .min(MIN_SECRET)
  .max(MAX_SECRET)
  .regex(/^[\x20-\x7e]*$/, 'one line of printable ASCII')
  .refine((value) => value.trim() === value, 'without spaces at either end');
const ParameterName = z.string().regex(/^[A-Za-z0-9._~-]{1,100}$/, 'letters, digits and . _ ~ -, 1 to 100 characters');
const Line = z.string().regex(/^[^\p{Cc}]*$/u, 'one line, without control characters');
const Pem = z
  .string()
  .max(MAX_PEM)
  .refine((text) => text.includes('-----BEGIN '), 'PEM (-----BEGIN …-----)');

/** One part of what a source asks for to be read, as an operator gives it. Never returned, never stored as it is. */
export const Credential = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('header'), name: HeaderName, value: HeaderValue }),
  z.strictObject({ kind: z.literal('query'), name: ParameterName, value: Line.min(MIN_SECRET).max(MAX_SECRET) }),
  /** RFC 7617: the user name has no colon. */
  z.strictObject({
    kind: z.literal('basic'),
    username: Line.max(1000).regex(/^[^:]*$/, 'without a colon'),
    password: Line.min(MIN_SECRET).max(MAX_SECRET),
  }),
  /** RFC 6750 §2.1. */
  z.strictObject({
    kind: z.literal('bearer'),
    token: z
      .string()
      .min(MIN_SECRET)
      .max(MAX_SECRET)
      .regex(/^[A-Za-z0-9._~+/-]+=*$/, 'a bearer token (RFC 6750)'),
  }),
  /** The certificate may be followed by its chain. */
  z.strictObject({ kind: z.literal('client-certificate'), certificate: Pem, key: Pem }),
  /** Certificate authorities that are trusted for this source, beside the public ones. */
  z.strictObject({ kind: z.literal('authority'), certificates: Pem }),
]);
export type Credential = Readonly<z.infer<typeof Credential>>;

export const CredentialKind = z.enum(['header', 'query', 'basic', 'bearer', 'client-certificate', 'authority']);
export type CredentialKind = z.infer<typeof CredentialKind>;

/** Maximum of parts of one source. */
export const MAX_CREDENTIALS = 10;

/** What an operator may see of a stored credential: all but the secret. */
export const ShownCredential = z.strictObject({
  kind: CredentialKind,
  /** The header or the parameter. */
  name: z.string().optional(),
  /** Scheme, host and port of the only server that receives it. */
  origin: z.string(),
  setAt: Instant,
  /** The channel through which it was set. */
  by: z.string(),
  /** When it was last encrypted with another key. */
  rotatedAt: Instant.optional(),
  /** The id of the key that encrypts it; made from the key, which it does not reveal. */
  keyId: z.string(),
});
export type ShownCredential = Readonly<z.infer<typeof ShownCredential>>;

/**
 * Returns the place that a credential takes in a request: a new one replaces the stored one of the same place. A
 * request has one `Authorization`, so bearer, basic and a header of that name share a place.
 */
export const placeOf = ({
  kind,
  name,
}: {
  readonly kind: CredentialKind;
  readonly name?: string | undefined;
}): string => {
  const header = kind === 'header' ? name!.toLowerCase() : undefined;
  if (kind === 'basic' || kind === 'bearer' || header === 'authorization') return 'authorization';
  return name === undefined ? kind : `${kind} ${header ?? name}`;
};
