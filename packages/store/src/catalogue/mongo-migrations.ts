import type { DatasetId } from '@moisson/contracts';
import { bodyJson, bodyOf, leadsOf, rawHash, removedBody, type Leads, type StoredRecord } from '@moisson/domain';
import type { Identified } from '../drivers/mongo/database.ts';
import type { Indexes, Migration } from '../drivers/mongo/migrate.ts';
import type { RecordDocument } from '../records/mongo.ts';
import { randomUUID } from 'node:crypto';
import type { DatasetDocument } from './mongo-document.ts';
import type { IdentityDocument } from './mongo-identity.ts';
import { MongoOwed } from './mongo-owed.ts';

// Released steps: never edit one.

interface Counter extends Identified {
  readonly version: number;
}

export const datasetIndexes: Indexes = {
  datasets: [
    { name: 'by_token', key: { tokens: 1 } },
    { name: 'by_change', key: { state: 1, changedAt: -1, _id: 1 } },
  ],
};

/** Removes the fields of the former search in the database (searches now use an index in memory), and adds where heads lead. */
export const withoutSearchFields: Migration = async (db) => {
  await db.on('datasets', async (datasets) => {
    for (const { name } of await datasets.indexes())
      if (name === 'by_token' || name === 'by_change') await datasets.dropIndex(name);
    const older = datasets.find<DatasetDocument>({ leads: { $exists: false } });
    for await (const { _id, revision, state, json } of older)
      await datasets.updateOne(
        { _id, revision },
        {
          $set: { leads: JSON.stringify(leadsOf(bodyOf(state, json))) },
          $unset: { changedAt: '', tokens: '', title: '', keyword: '', body: '', facets: '' },
        },
      );
  });
  await db.on('organizationNames', (names) => names.deleteMany({}));
  // Created now, because two writers that both created it later could conflict.
  await db.on<Counter, unknown>('meta', (meta) =>
    meta.updateOne({ _id: 'catalogue' }, { $max: { version: 0 } }, { upsert: true }),
  );
};

/** Owed events: since this step one note per write, before it one per dataset. */
export const owedByWrite: Migration = async (db) => {
  type Former = Identified & { readonly revision: number };
  const former = { revision: { $exists: true } };
  const owed = await db.all<Former>('owed', (datasets) => datasets.find(former));
  if (owed.length > 0)
    await new MongoOwed(db).add(owed.map(({ _id, revision }) => ({ id: _id as DatasetId, revision })));
  await db.on('owed', (datasets) => datasets.deleteMany(former));
};

/** Adds why they left and whose they were to removed datasets, rebuilt from their records where these still exist. */
export const explainMongoRemovals: Migration = async (db) => {
  await db.on('datasets', async (datasets) => {
    const gone = datasets
      .find<DatasetDocument>({ state: 'removed' })
      .project<DatasetDocument>({ leads: 1, revision: 1 });
    for await (const { _id, leads, revision } of gone) {
      const led = JSON.parse(leads) as Leads;
      const ids = 'records' in led ? led.records : [];
      const records = (await db.byIds<Pick<RecordDocument, '_id' | 'json'>>('records', ids, { json: 1 })).map(
        ({ json }) => JSON.parse(json) as StoredRecord,
      );
      if (!records.some(({ state }) => state === 'removed')) continue;
      const json = bodyJson(removedBody(records));
      // A newer revision that was written meanwhile has it already.
      await datasets.updateOne({ _id, revision }, { $set: { json, hash: rawHash(json) } });
    }
  });
};

/** Adds what tells a catalogue from every other one: see `mongoIdentity`. */
export const addMongoIdentity: Migration = async (db) => {
  await db.on<IdentityDocument, unknown>('meta', (meta) =>
    meta.updateOne({ _id: 'identity' }, { $setOnInsert: { identity: randomUUID() } }, { upsert: true }),
  );
};
