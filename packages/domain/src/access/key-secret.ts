import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** `moisson_ID_SECRET`. The prefix lets scanners of leaked secrets recognise it; ids have no underscore. */
const KEY = /^moisson_([a-z0-9][a-z0-9-]{0,62})_([\w-]{43})$/;

/** Returns a new key of 256 random bits for an id, and the hash to store. */
export const newKeySecret = (id: string): { readonly secret: string; readonly hash: string } => {
  const secret = `moisson_${id}_${randomBytes(32).toString('base64url')}`;
  return { secret, hash: keyHash(secret) };
};

/** Returns the id that a key names; undefined if the text has not the form of a key. */
export const keyIdIn = (text: string): string | undefined => KEY.exec(text)?.[1];

/** Returns whether this key has this hash, in constant time. */
export const hasKeyHash = (secret: string, hash: string): boolean => {
  const [a, b] = [Buffer.from(keyHash(secret)), Buffer.from(hash)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/** Returns the hash that is stored of a key. */
export const keyHash = (secret: string): string => createHash('sha256').update(secret).digest('hex');
