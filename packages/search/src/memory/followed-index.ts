import type { ChangePosition, DatasetChange, DatasetQuery, DatasetText, OrganizationCount } from '@moisson/domain';
import type { Bounded } from '@moisson/kernel';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { liveDataset } from '../page/kept-datasets.ts';
import { Follower, type FollowedPorts } from './follow/follower.ts';
import { within } from '../page/within.ts';
import type { FoundIds } from '../page/found.ts';
import type { ServedEngine } from './thread/serve-engine.ts';
import { ImageKeeper, type ImageSettings } from './image/image-keeper.ts';
import { SearchIndex, type SavedIndex } from './search-index.ts';
import type { MergeSizes } from './upkeep/due-merge.ts';
import { slice, Turns } from './turns.ts';
import type { Work } from './work.ts';

/** An index in this thread. Its work is done in slices of some milliseconds, between which the event loop turns. */
export class FollowedIndex implements ServedEngine {
  readonly #index: SearchIndex;
  readonly #follower: Follower;
  readonly #searches = new Turns();
  #upkeep: Promise<void> | undefined;

  /** Of the last position that was reached; undefined while datasets are missing. */
  #position: ChangePosition | undefined;
  readonly #images: ImageKeeper | undefined;

  /** `image`: where its image is kept, if it has one. `sizes`: of segments. */
  constructor(ports: FollowedPorts, image?: Omit<ImageSettings, 'newest'>, sizes?: MergeSizes) {
    this.#index = new SearchIndex(sizes);
    this.#images = image && new ImageKeeper({ ...image, newest: () => ports.changes.newest() });
    this.#follower = new Follower(ports, {
      restored: () => this.#restored(),
      clear: () => this.#clear(),
      put: (text) => this.#put(text),
      turn: () => this.#turn(),
      reached: (position, whole) => this.#reached(position, whole),
    });
  }

  get bounds(): readonly Bounded[] {
    return this.#index.bounds;
  }

  get names(): SearchIndex['names'] {
    return this.#index.names;
  }

  refresh(): Promise<void> {
    return this.#follower.refresh();
  }

  async find(query: DatasetQuery): Promise<FoundIds> {
    // A busy store must not delay a search for long: recent writes then show up a moment later.
    await within(this.#follower.loaded ? query.patienceMs : undefined, this.refresh());
    return this.#searches.run(this.#index.finding(query));
  }

  async organizations(): Promise<readonly OrganizationCount[]> {
    await this.refresh();
    return this.#index.organizations();
  }

  nameOf(organization: string): string | undefined {
    return this.#index.nameOf(organization);
  }

  async suggest(beginning: string, limit: number): Promise<readonly string[]> {
    await this.refresh();
    return this.#index.suggest(beginning, limit);
  }

  async changes(prefix: string, limit: number, after?: string): Promise<readonly DatasetChange[]> {
    await this.refresh();
    return this.#index.changes(prefix, limit, after);
  }

  /** Writes the image, if something changed since the last one. */
  async close(): Promise<void> {
    this.#keepImage(true);
    await this.imageWritten();
  }

  /** Resolves when no image is being written. */
  async imageWritten(): Promise<void> {
    await this.#images?.written();
  }

  #clear(): void {
    this.#position = undefined;
    this.#index.clear();
  }

  #put(text: DatasetText): void {
    const { id, revision } = text;
    if (this.#index.revisionOf(id) === revision) return;
    const [dataset] = liveDataset(text);
    this.#index.put(id, revision, dataset);
  }

  async #turn(): Promise<void> {
    this.#keepUp();
    // Else datasets would be put faster than they are frozen, and take more memory each.
    if (this.#index.isUpkeepLate) await this.#upkeep;
    else await nextTurn();
  }

  async #restored(): Promise<ChangePosition | undefined> {
    const found = await this.#images?.read();
    if (found === undefined) return undefined;
    this.#index.restore(found.index);
    return found.position;
  }

  #reached(position: ChangePosition, whole: boolean): void {
    this.#position = position;
    this.#keepUp();
    this.#keepImage(whole);
  }

  /** Starts the upkeep that is due, unless it is under way. */
  #keepUp(): void {
    if (this.#index.isUpkeepDue) this.#upkeep ??= this.#upkeeping(this.#index.upkeep());
  }

  async #upkeeping(work: Work<void>): Promise<void> {
    try {
      // First a turn: else it could end before the caller has noted it.
      do await nextTurn();
      while (slice(work).done !== true);
    } finally {
      this.#upkeep = undefined;
    }
  }

  /** Starts to write an image if one is due. `now`: not only after some minutes. */
  #keepImage(now: boolean): void {
    const position = this.#position;
    if (position !== undefined && this.#images?.isDue(position, now) === true)
      this.#images.write(position, () => this.#saved());
  }

  async #saved(): Promise<SavedIndex> {
    while (this.#upkeep !== undefined) await this.#upkeep;
    this.#upkeep = this.#upkeeping(this.#index.freezeAll());
    await this.#upkeep;
    return this.#index.saved();
  }
}
