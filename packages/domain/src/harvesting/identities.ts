import { createHash } from 'node:crypto';

/**
 * What a record is recognised by, each of the form `kind:value`. Kinds: `service` (address of the service behind it), `name`, `resource` and
 * `id` (identifiers besides the key), `title`; and those that only tell records apart: `page` (landing page), `org`
 * (organization), `text` (hash of the description).
 */
export type Identities = readonly string[];

/** Kinds that tell two records under one published identifier apart, the strongest first. */
const DISCRIMINATORS = ['service', 'page', 'title'] as const;
/** Kinds that say nothing about a record alone: many others may share their value. */
const ATTRIBUTES = new Set(['page', 'org', 'text']);

/** The value of one kind, with the kind before it; nothing where the record has none. */
export const identityOf = (identities: Identities, kind: string): string | undefined =>
  identities.find((identity) => identity.startsWith(`${kind}:`));

/** The identities by which a record may be found again under another key. */
export const recognisable = (identities: Identities): Identities =>
  identities.filter((identity) => !ATTRIBUTES.has(identity.slice(0, identity.indexOf(':'))));

const differ = (a: Identities, b: Identities, kind: string): boolean => {
  const [one, other] = [identityOf(a, kind), identityOf(b, kind)];
  return one !== undefined && other !== undefined && one !== other;
};

/** Whether both records have the same value of one kind. */
export const isSame = (a: Identities, b: Identities, kind: string): boolean => {
  const one = identityOf(a, kind);
  return one !== undefined && one === identityOf(b, kind);
};

/** Whether nothing that tells two records apart differs: both tell of one dataset, as far as they say. */
export const agree = (a: Identities, b: Identities): boolean => !DISCRIMINATORS.some((kind) => differ(a, b, kind));

/**
 * Whether two records of one title are told to be different datasets: by their organizations, or by their names or services where the
 * descriptions do not say that they are the same. A service that went to another folder or host of its owner, or numbers its layers anew, contradicts
 * nothing; nor does one of `moves` (see `serverMove`), whatever it is called since.
 */
export const contradict = (a: Identities, b: Identities, moves: ReadonlySet<string> = new Set()): boolean => {
  if (differ(a, b, 'org')) return true;
  if (isSame(a, b, 'text')) return false;
  if (differ(a, b, 'name')) return true;
  if (!differ(a, b, 'service')) return false;
  const [one, other] = [serviceOf(a), serviceOf(b)];
  return one.owner !== other.owner || (one.name !== other.name && !moves.has(`${one.host} ${other.host}`));
};

/** From which host to which a service went, where one owner has both: `FROM TO`. Many records that went one way tell of a move. */
export const serverMove = (from: Identities, to: Identities): string | undefined => {
  if (!differ(from, to, 'service')) return undefined;
  const [one, other] = [serviceOf(from), serviceOf(to)];
  return one.owner === other.owner ? `${one.host} ${other.host}` : undefined;
};

interface Service {
  readonly host: string;
  /** The host without its first labels; on ArcGIS Online, where all share a host, the organization's path. */
  readonly owner: string;
  /** Without its folders and the layer, which the service may number anew. */
  readonly name: string;
}

/** Of `service://HOST/FOLDERS/NAME/TYPE/LAYER`. */
const serviceOf = (identities: Identities): Service => {
  const [, , host = '', ...path] = identityOf(identities, 'service')!.split('/');
  const type = path.findIndex((part) => part.endsWith('server'));
  const domain = host.replace(/:\d+$/, '').split('.').slice(-2).join('.');
  const owner = domain === 'arcgis.com' ? `${domain}/${path[0]}` : domain;
  return { host, owner, name: type < 1 ? path.join('/') : path.slice(type - 1, type + 1).join('/') };
};

/** Everything that tells a record apart, as one text: equal for duplicates alone. */
export const signatureOf = (identities: Identities): string =>
  JSON.stringify(DISCRIMINATORS.map((kind) => identityOf(identities, kind) ?? null));

const HASH_CHARACTERS = 16;
const MAX_PUBLISHED = 512 - '#whole:'.length - HASH_CHARACTERS;

/**
 * The keys of a record that another dataset keeps from its published one: that one with a discriminator behind it, the
 * strongest first, and all of them together last. The same for the same dataset in every run, whatever the order of the feed.
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

/** The published key of a record's key: without a discriminator behind it. */
export const publishedKeyOf = (key: string): string => key.replace(/#(?:service|page|title|whole):[0-9a-f]{16}$/, '');

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, HASH_CHARACTERS);

/** The description as an attribute; nothing for one that is too short to tell records apart. */
export const textIdentity = (description: string | undefined): string | undefined =>
  description === undefined || description.length < MIN_TEXT ? undefined : `text:${hashOf(description)}`;
const MIN_TEXT = 40;
