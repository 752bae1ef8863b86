import { RunDetail, RunNumber, SourceId } from '@moisson/contracts';
import type { RunCancel, RunDetails } from '@moisson/domain';
import { z } from 'zod';
import type { DocumentKind, Documents } from '../documents/documents.ts';

/** Runs of each source whose details are kept. */
const KEPT = 50;

type Field = 'sourceId' | 'run';
/** A source has a fixed number of slots, and each new run takes the slot of the oldest: so nothing has to be deleted. */
type Stored = RunDetail & { readonly slot: number };

export const runDetailDocuments: DocumentKind<Stored, Field> = {
  kind: 'run-detail',
  name: 'run_details',
  idOf: ({ sourceId, slot }) => `${sourceId}#${slot}`,
  fields: {
    sourceId: { of: ({ sourceId }) => sourceId, column: 'source_id' },
    run: { of: ({ run }) => run, column: 'run' },
  },
  read: (json) => RunDetail.extend({ slot: z.int() }).parse(JSON.parse(json)),
};

const StoredCancel = z.object({ sourceId: SourceId, run: RunNumber, by: z.string() });

export const runCancelDocuments: DocumentKind<RunCancel> = {
  kind: 'run-cancel',
  name: 'run_cancels',
  idOf: ({ sourceId }) => sourceId,
  fields: {},
  read: (json) => StoredCancel.parse(JSON.parse(json)),
};

export class DocumentRunDetails implements RunDetails {
  readonly #details: Documents<Stored, Field>;
  readonly #cancels: Documents<RunCancel>;

  constructor(parts: { readonly details: Documents<Stored, Field>; readonly cancels: Documents<RunCancel> }) {
    [this.#details, this.#cancels] = [parts.details, parts.cancels];
  }

  put = async (detail: RunDetail): Promise<void> => {
    const [newest] = await this.#details.list({
      where: { sourceId: detail.sourceId },
      ...{ by: ['run'], descending: true, limit: 1 },
    });
    const slot = newest === undefined ? 0 : newest.run === detail.run ? newest.slot : (newest.slot + 1) % KEPT;
    await this.#details.put([{ ...detail, slot }]);
  };

  get = async (sourceId: SourceId, run: number): Promise<RunDetail | undefined> => {
    const [found] = await this.#details.list({ where: { sourceId, run }, limit: 1 });
    if (found === undefined) return undefined;
    const { slot: _, ...detail } = found;
    return detail;
  };

  cancel = (order: RunCancel): Promise<void> => this.#cancels.put([order]);

  cancelled = (sourceId: SourceId): Promise<RunCancel | undefined> => this.#cancels.get(sourceId);
}
