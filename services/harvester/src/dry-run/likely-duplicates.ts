import { titleIdentity } from '@moisson/connectors';
import type { DatasetId, LikelyDuplicate, SourceId } from '@moisson/contracts';
import type { Store } from '@moisson/domain';
import { anyLanguage, cutText } from '@moisson/kernel';
import type { PlannedDataset } from './planned-datasets.ts';

/** New datasets whose titles are compared: a larger source is known by its first ones. */
const MAX_TITLES = 50_000;
/** Datasets of the catalogue that are read at once. */
const PAGE = 500;
/** Characters of a title that are kept. Titles are compared by their first 300. */
const MAX_TITLE = 300;

/** Finds datasets of the catalogue that may be the same as new ones, although nothing joins them. */
export class LikelyDuplicates {
  readonly #sourceId: SourceId;
  readonly #samples: number;
  readonly #found: LikelyDuplicate[] = [];
  readonly #titles = new Map<string, { readonly id: DatasetId; readonly title: string }>();
  #total = 0;

  constructor(sourceId: SourceId, samples: number) {
    [this.#sourceId, this.#samples] = [sourceId, samples];
  }

  get found(): readonly LikelyDuplicate[] {
    return this.#found;
  }

  get total(): number {
    return this.#total;
  }

  add({ id, before, after }: PlannedDataset): void {
    if (after.state !== 'live' || before !== undefined) return;
    const title = cutText(anyLanguage(after.dataset.title), MAX_TITLE);
    for (const { code, seen } of after.dataset.findings)
      if (code === 'identity.kept-apart') this.#note({ id, title, reason: 'claim', ...(seen && { link: seen }) });
    const isOnlyOurs = after.dataset.records.every(({ sourceId }) => sourceId === this.#sourceId);
    if (isOnlyOurs && title !== '' && this.#titles.size < MAX_TITLES)
      this.#titles.set(titleIdentity(title), { id, title });
  }

  /** Compares the titles of new datasets with those of the catalogue. `seen` is called with how many were compared, first with 0. */
  async compare(
    { datasetReads }: Pick<Store, 'datasetReads'>,
    signal: AbortSignal,
    seen: (datasets: number) => Promise<void>,
  ): Promise<void> {
    if (this.#titles.size === 0) return;
    let after: DatasetId | undefined;
    let compared = 0;
    await seen(compared);
    for (;;) {
      signal.throwIfAborted();
      const page = await datasetReads.scan(after, PAGE);
      if (page.length === 0) return;
      for (const { id, title } of page) {
        const one = this.#titles.get(titleIdentity(anyLanguage(title)));
        if (one !== undefined && one.id !== id) this.#note({ ...one, reason: 'title', other: id });
      }
      after = page.at(-1)!.id;
      compared += page.length;
      await seen(compared);
    }
  }

  #note(duplicate: LikelyDuplicate): void {
    this.#total += 1;
    // Of each reason: where links are claimed, titles would not be shown otherwise.
    const alike = this.#found.filter(({ reason }) => reason === duplicate.reason).length;
    if (alike < this.#samples) this.#found.push(duplicate);
  }
}
