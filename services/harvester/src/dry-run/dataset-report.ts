import type { DatasetDifference, SourceId } from '@moisson/contracts';
import { anyLanguage, cutText, defined } from '@moisson/kernel';
import { idOf, linksOf, type DatasetBody, type StoredRecord } from '@moisson/domain';
import type { PlannedDataset } from './planned-datasets.ts';

const MAX_LINKS = 3;
/** Characters of a title that are shown. */
const MAX_TITLE = 300;

/** Counts the datasets that would differ, and keeps the first of each kind. */
export class DatasetReport {
  readonly #sourceId: SourceId;
  readonly #samples: number;
  readonly #counts = { created: 0, changed: 0, merged: 0, separated: 0, removed: 0 };
  readonly #differences: DatasetDifference[] = [];

  constructor(sourceId: SourceId, samples: number) {
    [this.#sourceId, this.#samples] = [sourceId, samples];
  }

  get counts(): Readonly<Record<DatasetDifference['kind'], number>> {
    return { ...this.#counts };
  }

  get differences(): readonly DatasetDifference[] {
    return this.#differences;
  }

  add(planned: PlannedDataset): void {
    const { id, before, after } = planned;
    const kind = kindOf(before, after);
    this.#counts[kind] += 1;
    if (this.#counts[kind] > this.#samples) return;
    const title = cutText(titleOf(planned.title), MAX_TITLE);
    this.#differences.push({ ...{ id, kind, title }, ...(after.state === 'redirect' ? this.#merger(planned) : {}) });
  }

  /** Into which dataset, with which sources, and because of which links. */
  #merger({ after, records, founder }: PlannedDataset): Partial<DatasetDifference> {
    const merged = records.find((record) => idOf(record) === founder);
    const others = records.filter((record) => record.sourceId !== this.#sourceId);
    const why = merged && sharedLinks(merged, records);
    return {
      ...(after.state === 'redirect' ? { into: after.to } : {}),
      with: [...new Set(others.map(({ sourceId }) => sourceId))],
      ...defined({ why }),
    };
  }
}

const kindOf = (before: DatasetBody | undefined, after: DatasetBody): DatasetDifference['kind'] => {
  if (after.state === 'redirect') return 'merged';
  if (after.state === 'removed') return 'removed';
  if (before?.state === 'redirect') return 'separated';
  return before?.state === 'live' ? 'changed' : 'created';
};

/** Returns the title of a dataset, or of what remains of it. */
const titleOf = (body: DatasetBody): string => {
  if (body.state === 'live') return anyLanguage(body.dataset.title);
  return body.state === 'removed' ? body.label : '';
};

const sharedLinks = (record: StoredRecord, records: readonly StoredRecord[]): string[] => {
  const held = new Set(records.filter((one) => one !== record).flatMap(linksOf));
  return linksOf(record)
    .filter((link) => held.has(link) && !link.startsWith('claim:'))
    .slice(0, MAX_LINKS);
};
