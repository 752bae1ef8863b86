import { recordId, type RecordKey, type SourceId } from '@moisson/contracts';
import type { Payload, Payloads } from '@moisson/domain';
import type { Binary } from 'mongodb';
import { notNewerThan, type Identified, type MongoDatabase } from '../drivers/mongo/database.ts';

interface PayloadDocument extends Identified {
  readonly run: number;
  readonly body: Buffer | Binary;
}

export class MongoPayloads implements Payloads {
  readonly #db: MongoDatabase;

  constructor(db: MongoDatabase) {
    this.#db = db;
  }

  put = (sourceId: SourceId, payloads: readonly Payload[]): Promise<void> => {
    const newest = new Map(payloads.map((payload) => [payload.recordKey, payload]));
    return this.#db.put<PayloadDocument>(
      'payloads',
      [...newest.values()].map(({ recordKey, run, body }) => ({
        document: { _id: recordId(sourceId, recordKey), run, body: Buffer.from(body) },
        guard: notNewerThan(run),
      })),
    );
  };

  get = async (sourceId: SourceId, recordKey: RecordKey): Promise<Payload | undefined> => {
    const found = await this.#db.on<PayloadDocument, PayloadDocument | null>('payloads', (payloads) =>
      payloads.findOne({ _id: recordId(sourceId, recordKey) }, { promoteBuffers: true }),
    );
    return found === null ? undefined : { recordKey, run: found.run, body: found.body as Buffer };
  };

  remove = async (sourceId: SourceId, keys: readonly string[]): Promise<void> => {
    await this.#db.on<PayloadDocument, unknown>('payloads', (payloads) =>
      payloads.deleteMany({ _id: { $in: keys.map((key) => recordId(sourceId, key)) } }),
    );
  };
}
