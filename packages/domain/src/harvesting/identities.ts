import { createHash } from 'node:crypto';

/**
 * The values that identify a record besides its key, each in the form `kind:value`. Kinds: `service` (address of the
 * service behind it), `name`, `resource` and `id` (other identifiers), `title`; and attributes that only tell records
 * apart: `page` (landing page), `org` (organization), `text` (hash of the description).
 */
export type Identities = readonly string[];

/** Kinds that tell apart two records with the same published identifier, strongest first. */
const DISCRIMINATORS = ['service', 'page', 'title'] as const;
/** Kinds that do not identify a record alone: many records may share a value. */
const ATTRIBUTES = new Set(['page', 'org', 'text']);

/** Returns the identity of one kind, `kind:` included, or undefined if the record has none. */
export const identityOf = (identities: Identities, kind: string): string | undefined =>
  identities.find((identity) => identity.startsWith(`${kind}:`));

/** Returns the identities by which a record can be recognised under another key. */
export const recognisable = (identities: Identities): Identities =>
  identities.filter((identity) => !ATTRIBUTES.has(identity.slice(0, identity.indexOf(':'))));

const differ = (a: Identities, b: Identities, kind: string): boolean => {
  const [one, other] = [identityOf(a, kind), identityOf(b, kind)];
  return one !== undefined && other !== undefined && one !== other;
};

/** Returns whether both records have the same value of one kind. */
export const isSame = (a: Identities, b: Identities, kind: string): boolean => {
  const one = identityOf(a, kind);
  return one !== undefined && one === identityOf(b, kind);
};

/** Returns whether none of the discriminators differs: as far as the two records show, they describe one dataset. */
export const agree = (a: Identities, b: Identities): boolean => !DISCRIMINATORS.some((kind) => differ(a, b, kind));

/**
 * Returns whether two records with the same title are different datasets: their organizations differ, or their names or
 * services differ and their descriptions are not equal. A service that moved to another folder or host of the same
 * owner, or renumbered its layers, is not a difference; nor is a service that moved along one of `moves` (see
 * `serverMove`), even if it was renamed.
 */
export const contradict = (a: Identities, b: Identities, moves: ReadonlySet<string> = new Set()): boolean => {
  if (differ(a, b, 'org')) return true;
  if (isSame(a, b, 'text')) return false;
  if (differ(a, b, 'name')) return true;
  if (!differ(a, b, 'service')) return false;
  const [one, other] = [serviceOf(a), serviceOf(b)];
  return one.owner !== other.owner || (one.name !== other.name && !moves.has(`${one.host} ${other.host}`));
};

/**
 * Returns the old and the new host of a service as `FROM TO`, if one owner has both. Many records with the same pair
 * show that the server moved.
 */
export const serverMove = (from: Identities, to: Identities): string | undefined => {
  if (!differ(from, to, 'service')) return undefined;
  const [one, other] = [serviceOf(from), serviceOf(to)];
  return one.owner === other.owner ? `${one.host} ${other.host}` : undefined;
};

interface Service {
  readonly host: string;
  /**
   * The last two labels of the host. On ArcGIS Online, where all organizations share a host, the organization's path.
   */
  readonly owner: string;
  /** Without folders and without the layer number, which the service may change. */
  readonly name: string;
}

/** Parses `service://HOST/FOLDERS/NAME/TYPE/LAYER`. */
const serviceOf = (identities: Identities): Service => {
  const [, , host = '', ...path] = identityOf(identities, 'service')!.split('/');
  const type = path.findIndex((part) => part.endsWith('server'));
  const domain = host.replace(/:\d+$/, '').split('.').slice(-2).join('.');
  const owner = domain === 'arcgis.com' ? `${domain}/${path[0]}` : domain;
  return { host, owner, name: type < 1 ? path.join('/') : path.slice(type - 1, type + 1).join('/') };
};

/** Returns all discriminators of a record as one text. Only duplicates have equal texts. */
export const signatureOf = (identities: Identities): string =>
  JSON.stringify(DISCRIMINATORS.map((kind) => identityOf(identities, kind) ?? null));

const HASH_CHARACTERS = 16;
const MAX_PUBLISHED = 512 - '#whole:'.length - HASH_CHARACTERS;

/**
 * Returns the possible keys of a record whose published key belongs to another dataset: the published key followed by a
 * discriminator, strongest first, and by all discriminators together last. They are the same in every run, whatever the
 * order of the feed.
 */
export const discriminatedKeys = (published: string, identities: Identities): string[] => {
  const parts = DISCRIMINATORS.flatMap((kind) => {
    const identity = identityOf(identities, kind);
    return identity === undefined ? [] : [[kind, identity] as const];
  });
  return [...parts, ['whole', signatureOf(identities)] as const].map(
    ([kind, text]) => `${published.slice(0, MAX_PUBLISHED)}#${kind}:${hashOf(text)}`,
  );
};

/** Returns the published part of a record's key, without the discriminator. */
export const publishedKeyOf = (key: string): string => key.replace(/#(?:service|page|title|whole):[0-9a-f]{16}$/, '');

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, HASH_CHARACTERS);

/** Returns the identity `text:…` of a description, or undefined if it is too short to tell records apart. */
export const textIdentity = (description: string | undefined): string | undefined =>
  description === undefined || description.length < MIN_TEXT ? undefined : `text:${hashOf(description)}`;
const MIN_TEXT = 40;
