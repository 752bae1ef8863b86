import { Organization, Source, type SourceId } from '@moisson/contracts';
import { MoissonError, OutageError, readableOf, said } from '@moisson/kernel';
import type { SourceRegistry } from '@moisson/domain';
import type { Identified, MongoDatabase } from '../drivers/mongo/database.ts';

interface SourceDocument extends Identified {
  readonly version: number;
  readonly json: string;
}
interface OrganizationDocument extends Identified {
  readonly json: string;
}

const MAX_ATTEMPTS = 20;

export class MongoSourceRegistry implements SourceRegistry {
  readonly #db: MongoDatabase;

  constructor(db: MongoDatabase) {
    this.#db = db;
  }

  get = async (id: SourceId): Promise<Source | undefined> => {
    const found = await this.#find(id);
    return found === null ? undefined : sourceOf(found);
  };

  list = async (): Promise<readonly Source[]> =>
    readableOf(
      'source',
      await this.#db.all<SourceDocument>('sources', (sources) => sources.find().sort({ _id: 1 })),
      ({ _id }) => _id,
      sourceOf,
    );

  create = async (source: Source): Promise<void> => {
    // Only the document with our own text is ours: an upsert tells by what stands afterwards.
    const mine: SourceDocument = { _id: source.id, version: 1, json: JSON.stringify(source) };
    const before = await this.#db.on<SourceDocument, SourceDocument | null>('sources', (sources) =>
      sources.findOneAndUpdate(
        { _id: source.id },
        { $setOnInsert: { version: mine.version, json: mine.json } },
        { upsert: true, returnDocument: 'before' },
      ),
    );
    if (before !== null)
      throw new MoissonError('request.conflict', {
        detail: said(`l’identifiant ${source.id} est, ou a été, utilisé`, `the id ${source.id} is, or was, in use`),
      });
    await this.#db.on('polls', (polls) =>
      polls.updateOne({ _id: source.id }, { $setOnInsert: { run: 0 } }, { upsert: true }),
    );
  };

  update = async (id: SourceId, change: (source: Source) => Source): Promise<Source> => {
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
      const before = await this.#find(id);
      if (before === null) throw new MoissonError('request.not-found', { what: `source ${id}` });
      const changed = change(sourceOf(before));
      const { matchedCount } = await this.#db.on<SourceDocument, { matchedCount: number }>('sources', (sources) =>
        sources.updateOne(
          { _id: id, version: before.version },
          { $set: { json: JSON.stringify(changed), version: before.version + 1 } },
        ),
      );
      if (matchedCount === 1) return changed;
    }
    throw new OutageError('MongoDB', new Error(`source ${id} kept changing over ${MAX_ATTEMPTS} attempts`));
  };

  organizations = async (): Promise<readonly Organization[]> =>
    readableOf(
      'organization',
      await this.#db.all<OrganizationDocument>('organizations', (organizations) =>
        organizations.find().sort({ _id: 1 }),
      ),
      ({ _id }) => _id,
      ({ json }) => Organization.parse(JSON.parse(json)),
    );

  putOrganizations = (organizations: readonly Organization[]): Promise<void> =>
    this.#db.put<OrganizationDocument>(
      'organizations',
      organizations.map((one) => ({
        document: { _id: one.id, json: JSON.stringify(one) },
        guard: { $literal: true },
      })),
    );

  #find(id: SourceId): Promise<SourceDocument | null> {
    return this.#db.on<SourceDocument, SourceDocument | null>('sources', (sources) => sources.findOne({ _id: id }));
  }
}

const sourceOf = ({ json }: SourceDocument): Source => Source.parse(JSON.parse(json));
