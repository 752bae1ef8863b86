import type { EventBodies, EventBody } from '@moisson/domain';
import type { Binary } from 'mongodb';
import { notNewerThan, type Identified, type MongoDatabase } from '../drivers/mongo/database.ts';

/** Far below the 16 MB that a document may have: see `MAX_DATA_BYTES`. */
interface BodyDocument extends Identified {
  readonly run: number;
  readonly data: Buffer | Binary;
}

export class MongoEventBodies implements EventBodies {
  readonly #db: MongoDatabase;

  constructor(db: MongoDatabase) {
    this.#db = db;
  }

  put = (bodies: readonly EventBody[]): Promise<void> =>
    this.#db.put<BodyDocument>(
      'eventBodies',
      bodies.map(({ key, run, data }) => ({
        document: { _id: key, run, data: Buffer.from(data.buffer, data.byteOffset, data.byteLength) },
        guard: notNewerThan(run),
      })),
    );

  get = async (key: string): Promise<EventBody | undefined> => {
    const found = await this.#db.on<BodyDocument, BodyDocument | null>('eventBodies', (bodies) =>
      bodies.findOne({ _id: { $eq: key } }, { promoteBuffers: true }),
    );
    return found === null ? undefined : { key, run: found.run, data: found.data as Buffer };
  };

  drop = async (keys: readonly string[], run: number): Promise<void> => {
    await this.#db.on<BodyDocument, unknown>('eventBodies', (bodies) =>
      bodies.deleteMany({ _id: { $in: [...keys] }, run: { $lt: run } }),
    );
  };
}
