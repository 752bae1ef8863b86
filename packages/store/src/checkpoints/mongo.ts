import type { SourceId } from '@moisson/contracts';
import type { Checkpoint, Checkpoints, Claim } from '@moisson/domain';
import type { Binary } from 'mongodb';
import { notNewerThan, type Identified, type MongoDatabase } from '../drivers/mongo/database.ts';

interface CheckpointDocument extends Identified {
  readonly run: number;
  readonly startedAt: string;
  readonly json: string;
  readonly keys: Buffer | Binary;
}

export class MongoCheckpoints implements Checkpoints {
  readonly #db: MongoDatabase;

  constructor(db: MongoDatabase) {
    this.#db = db;
  }

  get = async (sourceId: SourceId): Promise<Checkpoint | undefined> => {
    const found = await this.#db.on<CheckpointDocument, CheckpointDocument | null>('checkpoints', (checkpoints) =>
      checkpoints.findOne({ _id: { $eq: sourceId } }, { promoteBuffers: true }),
    );
    if (found === null) return undefined;
    return { ...(JSON.parse(found.json) as Omit<Checkpoint, 'keys'>), keys: found.keys as Buffer };
  };

  put = ({ sourceId, run }: Claim, { keys, ...rest }: Checkpoint): Promise<void> =>
    this.#db.put<CheckpointDocument>('checkpoints', [
      {
        document: {
          ...{ _id: sourceId, run, startedAt: rest.startedAt, json: JSON.stringify(rest) },
          keys: Buffer.from(keys.buffer, keys.byteOffset, keys.byteLength),
        },
        guard: notNewerThan(run),
      },
    ]);

  drop = async ({ sourceId, run }: Claim): Promise<void> => {
    await this.#db.on<CheckpointDocument, unknown>('checkpoints', (checkpoints) =>
      checkpoints.deleteOne({ _id: { $eq: sourceId }, run: { $lte: run } }),
    );
  };
}
