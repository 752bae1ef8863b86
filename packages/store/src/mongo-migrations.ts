import { type DatasetId } from '@moisson/contracts';
import { MoissonError, said } from '@moisson/kernel';
import type { IndexDescription } from 'mongodb';
import {
  bodyJson,
  bodyOf,
  leadsOf,
  linksOf,
  rawHash,
  removedBody,
  type Leads,
  type StoredRecord,
} from '@moisson/domain';
import { MongoOwed } from './catalogue/mongo-owed.ts';
import type { DatasetDocument } from './catalogue/mongo-document.ts';
import type { Identified, MongoDatabase } from './drivers/mongo/database.ts';
import type { RecordDocument } from './records/mongo.ts';

type Indexes = Readonly<Record<string, readonly IndexDescription[]>>;

/** A step of the schema; it may run twice. */
type Migration = (db: MongoDatabase) => Promise<void>;

const makeIndexes =
  (indexes: Indexes): Migration =>
  async (db) => {
    for (const [name, wanted] of Object.entries(indexes))
      await db.on(name, (collection) => collection.createIndexes([...wanted]));
  };

/** Searches are answered from memory since, and heads tell where they lead. */
const withoutSearchFields: Migration = async (db) => {
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
  // There from the start, so that no two writers meet at making it.
  await db.on<SchemaDocument, unknown>('meta', (meta) =>
    meta.updateOne({ _id: 'catalogue' }, { $max: { version: 0 } }, { upsert: true }),
  );
};

/** What owes an event is noted once a write since, no longer once a dataset. */
const owedByWrite: Migration = async (db) => {
  type Former = Identified & { readonly revision: number };
  const former = { revision: { $exists: true } };
  const owed = await db.all<Former>('owed', (datasets) => datasets.find(former));
  if (owed.length > 0)
    await new MongoOwed(db).add(owed.map(({ _id, revision }) => ({ id: _id as DatasetId, revision })));
  await db.on('owed', (datasets) => datasets.deleteMany(former));
};

/** Due times and leases say when they were decided since; of those that stand, only their run's start is known. */
const decidedTimes: Migration = async (db) => {
  await makeIndexes({ polls: [{ name: 'decided', key: { decidedAt: 1 } }] })(db);
  await db.on('polls', (polls) =>
    polls.updateMany({ decidedAt: { $exists: false }, lastStartedAt: { $exists: true } }, [
      { $set: { decidedAt: '$lastStartedAt' } },
    ]),
  );
};

/** Datasets that left say why and whose they were since: made anew of their records, where these are known. */
const removalsExplained: Migration = async (db) => {
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
      // A newer revision that came meanwhile tells it already.
      await datasets.updateOne({ _id, revision }, { $set: { json, hash: rawHash(json) } });
    }
  });
};

/** Polls say since when their feed is fresh, and when it failed again; of those that stand, only their last runs are known. */
const freshTimes: Migration = async (db) => {
  await db.on('polls', (polls) =>
    polls.updateMany({ freshSince: { $exists: false } }, [
      {
        $set: {
          freshSince: { $ifNull: ['$lastCompleteAt', null] },
          failedAgainAt: { $cond: [{ $gt: ['$failures', 1] }, { $ifNull: ['$lastStartedAt', null] }, null] },
        },
      },
    ]),
  );
};

/** Links are held under organizations since, and claims beside them: what each record holds is made anew of the record. */
const linksAnew: Migration = async (db) => {
  for (let after = ''; ;) {
    const page = await db.all<RecordDocument>('records', (records) =>
      records
        .find({ _id: { $gt: after } }, { projection: { run: 1, json: 1 } })
        .sort({ _id: 1 })
        .limit(500),
    );
    if (page.length === 0) return;
    after = page.at(-1)!._id;
    await db.on<RecordDocument, unknown>('records', (records) =>
      records.bulkWrite(
        page.map(({ _id, run, json }) => {
          const links = [...new Set(linksOf(JSON.parse(json) as StoredRecord))];
          // A newer version that came meanwhile has its links already.
          return { updateOne: { filter: { _id, run }, update: { $set: { links } } } };
        }),
        { ordered: false },
      ),
    );
  }
};

/** Applied once each, in order. Never edit one that was released. */
const migrations: readonly Migration[] = [
  makeIndexes({
    runs: [
      { name: 'by_source', key: { sourceId: 1, run: -1 } },
      { name: 'by_end', key: { endedAt: -1, _id: -1 } },
    ],
    holds: [
      { name: 'by_source', key: { sourceId: 1, state: 1 } },
      { name: 'by_time', key: { createdAt: -1, _id: -1 } },
    ],
    polls: [{ name: 'due', key: { nextDue: 1 } }],
    snapshots: [
      { name: 'by_key', key: { sourceId: 1, recordKey: 1 } },
      { name: 'by_bytes', key: { sourceId: 1, rawHash: 1 } },
    ],
    records: [{ name: 'by_link', key: { links: 1 } }],
    datasets: [
      { name: 'by_token', key: { tokens: 1 } },
      { name: 'by_change', key: { state: 1, changedAt: -1, _id: 1 } },
    ],
  }),
  withoutSearchFields,
  owedByWrite,
  decidedTimes,
  linksAnew,
  // Few are absent: an entry that is not has no place in this index.
  makeIndexes({ snapshots: [{ name: 'by_absence', key: { 'absence.since': 1 }, sparse: true }] }),
  freshTimes,
  removalsExplained,
];

interface SchemaDocument extends Identified {
  readonly version: number;
}

const versionOf = async (db: MongoDatabase): Promise<number> =>
  (await db.on<SchemaDocument, SchemaDocument | null>('meta', (meta) => meta.findOne({ _id: 'schema' })))?.version ?? 0;

/** Brings the database to this version's schema; may run twice, and beside running services. Returns the steps done. */
export const migrateMongo = async (db: MongoDatabase): Promise<number> => {
  const version = await versionOf(db);
  if (version > migrations.length) throw newer(version);
  for (let step = version; step < migrations.length; step += 1) {
    await migrations[step]!(db);
    await db.on<SchemaDocument, unknown>('meta', (meta) =>
      meta.updateOne({ _id: 'schema' }, { $max: { version: step + 1 } }, { upsert: true }),
    );
  }
  return migrations.length - version;
};

/** Throws `config.invalid` where the database is of another version. */
export const checkMigrated = async (db: MongoDatabase): Promise<void> => {
  const version = await versionOf(db);
  if (version > migrations.length) throw newer(version);
  if (version < migrations.length)
    throw new MoissonError('config.invalid', {
      detail: said(
        `la base de données est au schéma ${version}, cette version demande ${migrations.length}; lancez « moisson migrate »`,
        `the database is at schema ${version}, this version needs ${migrations.length}; run "moisson migrate"`,
      ),
    });
};

const newer = (version: number): MoissonError =>
  new MoissonError('config.invalid', {
    detail: said(
      `la base de données est d’une version plus récente de Moisson (schéma ${version}; celle-ci connaît ${migrations.length})`,
      `the database is of a newer version of Moisson (schema ${version}, this one knows ${migrations.length})`,
    ),
  });
