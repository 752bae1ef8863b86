import { migrateMongoStore, openMongoStore } from '@moisson/store';
import { expect, test } from '@jest/globals';
import { SourceId } from '@moisson/contracts';
import { aSource } from '@moisson/testkit';
import { storeContract } from '../contract/store-contract.ts';
import { ownDatabase, withServer } from './given.ts';

withServer('MONGODB_URI', () => {
  storeContract("MongoDB's protocol", async (clock) => {
    const database = ownDatabase();
    await migrateMongoStore(database);
    const store = openMongoStore(database, clock);
    return { store, close: () => store.close() };
  });

  test('a database that was not migrated says so; migrating twice changes nothing', async () => {
    const database = ownDatabase();
    const store = openMongoStore(database);
    await expect(store.check()).rejects.toThrow(/moisson migrate/);
    expect(await migrateMongoStore(database)).toBe(1);
    expect(await migrateMongoStore(database)).toBe(0);
    await store.check();
    await store.close();
  });

  test('leases and run numbers are of the server’s clock', async () => {
    const database = ownDatabase();
    await migrateMongoStore(database);
    const store = openMongoStore(database);
    const id = SourceId.parse('laval');
    await store.registry.create(aSource());
    const before = await store.polls.now();
    await store.polls.schedule(id, before);
    const claim = (await store.polls.claim({ owner: 'a', leaseSeconds: 60 }))!;
    const after = await store.polls.now();
    expect(Date.parse(claim.claimedAt)).toBeGreaterThanOrEqual(before.getTime());
    expect(Date.parse(claim.claimedAt)).toBeLessThanOrEqual(after.getTime());
    expect(claim.run).toBe(Math.floor(Date.parse(claim.claimedAt) / 1000));
    await store.close();
  });
});
