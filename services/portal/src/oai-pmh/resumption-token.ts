import { DatasetId } from '@moisson/contracts';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** A list goes on where it was for this long. Longer than a slow harvester pauses, shorter than anyone keeps a token. */
const LIFETIME_MS = 24 * 3_600_000;
const MAX_TOKEN = 1000;

/** The place in a list, with the arguments of its first request: a token is all that a later request has (OAI-PMH 2.0 §3.5). */
const Place = z.strictObject({
  verb: z.enum(['ListRecords', 'ListIdentifiers']),
  prefix: z.string().max(50),
  from: z.int().optional(),
  until: z.int().optional(),
  set: z.string().max(200).optional(),
  /** The last record that was given. */
  after: DatasetId,
  /** Number of records given so far. */
  given: z.int().min(0),
});
export type Place = z.infer<typeof Place>;
const Token = z.strictObject({ ...Place.shape, expires: z.int() });

/** Resumption tokens that no store keeps: signed, so that only places that we gave are continued. */
export class ResumptionTokens {
  readonly #secret: string | Uint8Array;
  readonly #now: () => number;

  /** `secret`: the same for all portals of an installation. `now`: milliseconds since 1970. */
  constructor(secret: string | Uint8Array, now: () => number = Date.now) {
    [this.#secret, this.#now] = [secret, now];
  }

  issue(place: Place): { readonly token: string; readonly expires: Date } {
    const expires = this.#now() + LIFETIME_MS;
    const text = Buffer.from(JSON.stringify({ ...place, expires })).toString('base64url');
    return { token: `${text}.${this.#sign(text).toString('base64url')}`, expires: new Date(expires) };
  }

  /** Returns the place of a token; undefined if it is not one of ours, was changed, or has expired. */
  read(token: string): Place | undefined {
    if (token.length > MAX_TOKEN) return undefined;
    const [text = '', signature = '', ...others] = token.split('.');
    const [given, expected] = [Buffer.from(signature, 'base64url'), this.#sign(text)];
    if (others.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    try {
      const { expires, ...place } = Token.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
      return expires < this.#now() ? undefined : place;
    } catch {
      return undefined;
    }
  }

  #sign(text: string): Buffer {
    return createHmac('sha256', this.#secret).update(`oai-pmh ${text}`).digest();
  }
}
