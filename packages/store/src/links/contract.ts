import { expect, test } from '@jest/globals';
import { DatasetId } from '@moisson/contracts';
import { linkId, type GivenLink } from '@moisson/domain';
import { contractOf } from '../contract-suite.ts';

const HOUR = 3_600_000;

/** The contract of the links of datasets, for every store. */
export const linksContract = contractOf('the links of datasets', (given) => {
  const [one, other] = ['11111111-1111-5111-8111-111111111111', '22222222-2222-5222-8222-222222222222'].map((id) =>
    DatasetId.parse(id),
  ) as [DatasetId, DatasetId];
  const link = (url: string, format?: string): GivenLink => {
    const { host } = new URL(url);
    return { id: linkId(url), url, host, ...(format === undefined ? {} : { format }) };
  };
  const [a, b, far] = [link('https://a.test/a.csv', 'text/csv'), link('https://a.test/b'), link('https://b.test/c')];
  const urls = async (): Promise<readonly string[]> =>
    (await given.store.links.list({ limit: 10 })).map(({ url }) => url).sort();

  test('an address that two datasets give is one link, which is forgotten when neither gives it', async () => {
    const { links } = given.store;
    await links.give(one, [a, b]);
    await links.give(other, [{ ...a, format: 'application/zip' }, far]);
    await links.give(other, [a, far]);
    expect(await urls()).toEqual([a.url, b.url, far.url]);
    expect(await links.get(a.id)).toMatchObject({ state: 'unknown', format: 'text/csv', failures: 0 });
    const givers = await links.datasetsOf([a.id, b.id, 'gone'], 10);
    expect([...(givers.get(a.id) ?? [])].sort()).toEqual([one, other].sort());
    expect([givers.get(b.id), givers.get('gone')]).toEqual([[one], []]);
    expect((await links.datasetsOf([a.id], 1)).get(a.id)).toHaveLength(1);
    await links.give(one, []);
    expect(await urls()).toEqual([a.url, far.url]);
    await links.give(other, []);
    expect(await urls()).toEqual([]);
    expect(await links.update(a.id, (link) => link)).toBeUndefined();
    expect(await links.some([a.id, far.id])).toEqual([]);
  });

  test('links are listed by state and host, in the order of their ids', async () => {
    const { links } = given.store;
    await links.give(one, [a, b, far]);
    await links.update(a.id, (link) => ({ ...link, state: 'dead' }));
    expect((await links.list({ state: 'dead', limit: 10 })).map(({ id }) => id)).toEqual([a.id]);
    const [first] = await links.list({ host: 'a.test', limit: 1 });
    const rest = await links.list({ host: 'a.test', after: first!.id, limit: 10 });
    expect([first!.id, ...rest.map(({ id }) => id)]).toEqual([a.id, b.id].sort());
  });

  test('a host is claimed by one, the one that waits longest first, and is due again with its next link', async () => {
    const { store, clock } = given;
    const { links } = store;
    await links.give(one, [a, b]);
    clock.advance({ seconds: 1 });
    await links.give(other, [far]);
    const dueHosts = async (): Promise<readonly string[]> => (await links.dueHosts(10)).map(({ host }) => host);
    expect(await dueHosts()).toEqual(['a.test', 'b.test']);
    expect(await links.claimHost('x', 60)).toMatchObject({ host: 'a.test', owner: 'x' });
    expect(await dueHosts()).toEqual(['b.test']);
    expect(await links.claimHost('y', 60)).toMatchObject({ host: 'b.test', owner: 'y' });
    expect(await links.claimHost('y', 60)).toBeUndefined();
    const due = await links.due('a.test', 1);
    expect(due).toHaveLength(1);
    const nextDue = new Date(clock.now().getTime() + HOUR).toISOString();
    for (const { id } of await links.due('a.test', 10))
      await links.update(id, (one) => ({ ...one, state: 'ok', nextDue }));
    expect(await links.due('a.test', 10)).toEqual([]);
    await links.releaseHost('a.test', 'x', HOUR);
    expect(await links.claimHost('x', 60)).toBeUndefined();
    const host = (await links.hosts()).find((one) => one.host === 'a.test');
    expect(host).toMatchObject({ nextDue, links: 2, counts: { ok: 2 } });
    clock.advance({ hours: 1 });
    const claimed = [await links.claimHost('x', 60), await links.claimHost('x', 60)].map((one) => one?.host);
    expect(claimed.sort()).toEqual(['a.test', 'b.test']);
  });

  test('a new link makes its host due at once, also while the host is leased', async () => {
    const { store, clock } = given;
    const { links } = store;
    await links.give(one, [a]);
    await links.claimHost('x', 60);
    const nextDue = new Date(clock.now().getTime() + HOUR).toISOString();
    await links.update(a.id, (link) => ({ ...link, nextDue }));
    await links.give(other, [b]);
    await links.releaseHost('a.test', 'x', HOUR);
    expect(await links.claimHost('x', 60)).toMatchObject({ host: 'a.test' });
    await links.update(b.id, (link) => ({ ...link, nextDue }));
    await links.releaseHost('a.test', 'x', HOUR);
    expect(await links.claimHost('x', 60)).toBeUndefined();
    await links.give(other, [b, link('https://a.test/new')]);
    expect(await links.claimHost('x', 60)).toMatchObject({ host: 'a.test' });
  });

  test('the host of a process that died is due when its lease ends; who lost it does not release it', async () => {
    const { store, clock } = given;
    const { links } = store;
    await links.give(one, [a]);
    await links.claimHost('x', 60);
    clock.advance({ seconds: 61 });
    expect(await links.claimHost('y', 60)).toMatchObject({ owner: 'y' });
    await links.releaseHost('a.test', 'x', HOUR);
    expect(await links.claimHost('x', 60)).toBeUndefined();
  });

  test('one follows the datasets at a time; where it was is kept for the next one', async () => {
    const { store, clock } = given;
    const { links } = store;
    expect(await links.position()).toBeUndefined();
    expect([await links.mayFollow('x', 60), await links.mayFollow('y', 60), await links.mayFollow('x', 60)]).toEqual([
      true,
      false,
      true,
    ]);
    const walking = { position: { number: 3, open: [2] }, walk: { after: one } };
    await links.putPosition(walking);
    expect(await links.position()).toEqual(walking);
    clock.advance({ seconds: 61 });
    expect(await links.mayFollow('y', 60)).toBe(true);
    await links.putPosition({ position: { number: 4 } });
    expect(await links.position()).toEqual({ position: { number: 4 } });
  });
});
