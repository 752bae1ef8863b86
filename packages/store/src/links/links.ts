import { DatasetId, Instant, Link, LinkHost } from '@moisson/contracts';
import { newLink, type GivenLink, type LinkQuery, type Links, type LinksPosition } from '@moisson/domain';
import { defined } from '@moisson/kernel';
import { z } from 'zod';
import type { DocumentKind, Documents } from '../documents/documents.ts';

type LinkField = 'host' | 'state' | 'due';

export const linkDocuments: DocumentKind<Link, LinkField> = {
  kind: 'link',
  name: 'links',
  idOf: ({ id }) => id,
  fields: {
    host: { of: ({ host }) => host, column: 'host' },
    state: { of: ({ state }) => state, column: 'state' },
    due: { of: ({ nextDue }) => nextDue, column: 'next_due' },
  },
  read: (json) => Link.parse(JSON.parse(json)),
};

/** That a dataset gives an address. */
const LinkUse = z.object({ link: z.string(), dataset: DatasetId });
type LinkUse = Readonly<z.infer<typeof LinkUse>>;
type UseField = 'link' | 'dataset';

export const linkUseDocuments: DocumentKind<LinkUse, UseField> = {
  kind: 'link use',
  name: 'link_uses',
  idOf: ({ link, dataset }) => `${link}/${dataset}`,
  fields: {
    link: { of: ({ link }) => link, column: 'link' },
    dataset: { of: ({ dataset }) => dataset, column: 'dataset' },
  },
  read: (json) => LinkUse.parse(JSON.parse(json)),
};

export const linkHostDocuments: DocumentKind<LinkHost, 'due'> = {
  kind: 'link host',
  name: 'link_hosts',
  idOf: ({ host }) => host,
  fields: { due: { of: ({ nextDue }) => nextDue, column: 'next_due' } },
  read: (json) => LinkHost.parse(JSON.parse(json)),
};

/** How far the datasets are followed, and by whom: one document. */
const LinkFollower = z.object({
  id: z.literal('datasets'),
  position: z.object({ number: z.number(), open: z.array(z.number()).optional() }).optional(),
  walk: z.object({ after: DatasetId.optional() }).optional(),
  owner: z.string(),
  leaseUntil: Instant,
});
type LinkFollower = Readonly<z.infer<typeof LinkFollower>>;

export const linkFollowerDocuments: DocumentKind<LinkFollower> = {
  kind: 'link follower',
  name: 'link_followers',
  idOf: ({ id }) => id,
  fields: {},
  read: (json) => LinkFollower.parse(JSON.parse(json)),
};

/** Hosts that a claim looks at: others may take the first ones meanwhile. */
const CLAIMED_AMONG = 20;
/** Milliseconds after which a host whose links are all gone is looked at again. */
const EMPTY_MS = 24 * 3_600_000;

interface LinkParts {
  readonly links: Documents<Link, LinkField>;
  readonly uses: Documents<LinkUse, UseField>;
  readonly hosts: Documents<LinkHost, 'due'>;
  readonly followers: Documents<LinkFollower>;
  /** Returns the time of the store's clock. */
  readonly now: () => Promise<Date>;
}

/**
 * A lease of a host is its due time: a claimed host is due again when its lease ends, so that the hosts of a process that
 * died come back by themselves.
 */
export class DocumentLinks implements Links {
  readonly #parts: LinkParts;

  constructor(parts: LinkParts) {
    this.#parts = parts;
  }

  now = (): Promise<Date> => this.#parts.now();

  get = (id: string): Promise<Link | undefined> => this.#parts.links.get(id);

  some = (ids: readonly string[]): Promise<readonly Link[]> => this.#parts.links.some(ids);

  list = ({ state, host, after, limit }: LinkQuery): Promise<readonly Link[]> =>
    this.#parts.links.list({ where: { state, host }, ...defined({ past: after }), limit });

  hosts = (): Promise<readonly LinkHost[]> => this.#parts.hosts.list({});

  datasetsOf = async (ids: readonly string[], limit: number): Promise<ReadonlyMap<string, readonly DatasetId[]>> => {
    const found = new Map<string, readonly DatasetId[]>();
    for (const link of ids) {
      const uses = await this.#parts.uses.list({ where: { link }, limit });
      found.set(
        link,
        uses.map(({ dataset }) => dataset),
      );
    }
    return found;
  };

  give = async (dataset: DatasetId, given: readonly GivenLink[]): Promise<void> => {
    const { uses } = this.#parts;
    const now = await this.now();
    const before = await uses.list({ where: { dataset } });
    const known = new Set(before.map(({ link }) => link));
    for (const one of given) await this.#give(one, now);
    const added = given.filter(({ id }) => !known.has(id)).map(({ id: link }) => ({ link, dataset }));
    if (added.length > 0) await uses.put(added);
    const kept = new Set(given.map(({ id }) => id));
    for (const use of before) if (!kept.has(use.link)) await this.#takeBack(use);
  };

  position = async (): Promise<LinksPosition | undefined> => {
    const found = await this.#parts.followers.get('datasets');
    if (found?.position === undefined) return undefined;
    const { position, walk } = found;
    return {
      position: { number: position.number, ...defined({ open: position.open }) },
      ...(walk === undefined ? {} : { walk: defined({ after: walk.after }) }),
    };
  };

  putPosition = async ({ position, walk }: LinksPosition): Promise<void> => {
    await this.#parts.followers.update('datasets', ({ id, owner, leaseUntil }) => ({
      ...{ id, owner, leaseUntil },
      position: { number: position.number, ...(position.open === undefined ? {} : { open: [...position.open] }) },
      ...defined({ walk }),
    }));
  };

  mayFollow = async (owner: string, leaseSeconds: number): Promise<boolean> => {
    const { followers } = this.#parts;
    const now = await this.now();
    const lease = { owner, leaseUntil: later(now, leaseSeconds * 1000) };
    if (await followers.create({ id: 'datasets', ...lease })) return true;
    const agreed = await followers.update('datasets', (one) =>
      one.owner === owner || one.leaseUntil <= now.toISOString() ? { ...one, ...lease } : one,
    );
    return agreed?.owner === owner;
  };

  claimHost = async (owner: string, leaseSeconds: number): Promise<LinkHost | undefined> => {
    const { hosts } = this.#parts;
    const now = await this.now();
    const isDue = isDueAt(now);
    const leaseUntil = later(now, leaseSeconds * 1000);
    for (const { host } of await this.#dueHosts(now, CLAIMED_AMONG)) {
      const taken = { isOurs: false };
      const claimed = await hosts.update(host, (one) => {
        taken.isOurs = isDue(one);
        return taken.isOurs ? { ...one, owner, leaseUntil, nextDue: leaseUntil } : one;
      });
      if (taken.isOurs) return claimed;
    }
    return undefined;
  };

  dueHosts = async (limit: number): Promise<readonly LinkHost[]> => this.#dueHosts(await this.now(), limit);

  due = async (host: string, limit: number): Promise<readonly Link[]> => {
    const now = (await this.now()).toISOString();
    const first = await this.#parts.links.list({ where: { host }, by: ['due', 'id'], limit });
    return first.filter(({ nextDue }) => nextDue <= now);
  };

  update = (id: string, change: (link: Link) => Link): Promise<Link | undefined> =>
    this.#parts.links.update(id, change);

  releaseHost = async (host: string, owner: string, countMs: number): Promise<void> => {
    const { hosts } = this.#parts;
    const now = await this.now();
    const standing = await hosts.get(host);
    const isCounted =
      standing?.countedAt !== undefined && now.getTime() - Date.parse(standing.countedAt) < Math.max(countMs, 1);
    const counted = isCounted ? {} : await this.#count(host, now);
    const nextDue = (await this.#nextDue(host)) ?? later(now, EMPTY_MS);
    await hosts.update(host, (one) => {
      if (one.owner !== owner) return one;
      const { owner: _, leaseUntil: __, ...free } = one;
      return { ...free, ...counted, nextDue };
    });
    // A link that was given meanwhile left the due time to us.
    const again = await this.#nextDue(host);
    if (again !== undefined && again < nextDue) await this.#hasten(host, again);
  };

  async #give(given: GivenLink, now: Date): Promise<void> {
    const { links } = this.#parts;
    if (await links.create(newLink(given, now))) return this.#addHost(given.host, now.toISOString());
    const known = await links.get(given.id);
    // Several datasets may declare one file: the format that was said last counts, a page says none.
    if (given.format !== undefined && known?.format !== given.format)
      await links.update(given.id, (link) => ({ ...link, ...defined({ format: given.format }) }));
  }

  /** A host that is leased is due when its lease ends. */
  async #dueHosts(now: Date, limit: number): Promise<readonly LinkHost[]> {
    return (await this.#parts.hosts.list({ by: ['due', 'id'], limit })).filter(isDueAt(now));
  }

  async #addHost(host: string, due: string): Promise<void> {
    const fresh: LinkHost = { host, nextDue: due, links: 0, counts: {} };
    if (!(await this.#parts.hosts.create(fresh))) await this.#hasten(host, due);
  }

  /** Makes a host due earlier. One that is leased is due when it is released. */
  async #hasten(host: string, due: string): Promise<void> {
    await this.#parts.hosts.update(host, (one) =>
      one.owner === undefined && due < one.nextDue ? { ...one, nextDue: due } : one,
    );
  }

  async #takeBack({ link, dataset }: LinkUse): Promise<void> {
    const { uses, links } = this.#parts;
    await uses.remove(`${link}/${dataset}`);
    if ((await uses.list({ where: { link }, limit: 1 })).length === 0) await links.remove(link);
  }

  async #nextDue(host: string): Promise<string | undefined> {
    const [first] = await this.#parts.links.list({ where: { host }, by: ['due', 'id'], limit: 1 });
    return first?.nextDue;
  }

  async #count(host: string, now: Date): Promise<Pick<LinkHost, 'links' | 'counts' | 'countedAt'>> {
    const counts: LinkHost['counts'] = {};
    let links = 0;
    for (let after: string | undefined; ;) {
      const page = await this.list({ host, ...defined({ after }), limit: COUNTED_AT_ONCE });
      for (const { state } of page) counts[state] = (counts[state] ?? 0) + 1;
      links += page.length;
      if (page.length < COUNTED_AT_ONCE) return { links, counts, countedAt: now.toISOString() };
      after = page.at(-1)!.id;
    }
  }
}

const COUNTED_AT_ONCE = 1000;

const isDueAt =
  (now: Date) =>
  ({ nextDue }: LinkHost): boolean =>
    nextDue <= now.toISOString();

const later = (now: Date, milliseconds: number): string => new Date(now.getTime() + milliseconds).toISOString();
