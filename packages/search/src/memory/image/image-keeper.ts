import type { ChangePosition } from '@moisson/domain';
import { announceNotice, messageOf, MoissonError, type Bilingual } from '@moisson/kernel';
import type { SavedIndex } from '../search-index.ts';
import { Image, type ImagedIndex } from './image.ts';
import type { ImageFiles } from './image-files.ts';
import { indexVersion } from './index-version.ts';
import { Unusable } from './unusable.ts';

/** Milliseconds between two images, except that one is written after all datasets were read, and one at the end. */
const PAUSE_MS = 5 * 60_000;

export interface ImageSettings {
  readonly files: ImageFiles;
  /** Returns the identity of the store that the datasets are in. */
  readonly identity: () => Promise<string>;
  /** Returns the newest change of the store. */
  readonly newest: () => Promise<ChangePosition>;
  /** Milliseconds of a monotonic clock; for tests. */
  readonly now?: () => number;
}

/** Decides when the image of an index is read and written, and announces what goes wrong. A search never fails for want of an image. */
export class ImageKeeper {
  readonly #settings: ImageSettings;
  readonly #image: Image;
  readonly #now: () => number;
  /** When the last image was read or written, or could not be. */
  #lastAt: number;
  #lastPosition: string | undefined;
  #hasFailed = false;
  #writing: Promise<void> = Promise.resolve();

  constructor(settings: ImageSettings) {
    const { now = () => performance.now() } = settings;
    [this.#settings, this.#image, this.#now] = [settings, new Image(settings.files), now];
    this.#lastAt = this.#now();
  }

  /** Returns the index of the image; undefined if there is none that can be used. Rejects only if the store does not answer. */
  async read(): Promise<ImagedIndex | undefined> {
    const newest = await this.#settings.newest();
    const origin = { version: indexVersion(), identity: await this.#settings.identity() };
    try {
      const found = await this.#image.read(origin, newest);
      if (found !== undefined) this.#lastPosition = JSON.stringify(found.position);
      return found;
    } catch (error) {
      const detail = error instanceof Unusable ? error.reason : detailOf(error);
      announceNotice(
        'search.image-ignored',
        new MoissonError('search.image-ignored', { dir: this.#settings.files.dir, detail }),
      );
      return undefined;
    }
  }

  /** Whether an image is to be written of an index that has everything up to a position. `now`: not only after some minutes. */
  isDue(position: ChangePosition, now: boolean): boolean {
    return JSON.stringify(position) !== this.#lastPosition && (now || this.#now() - this.#lastAt >= PAUSE_MS);
  }

  /** Writes an image, after the one that is being written. `saved`: called when it begins. Never rejects. */
  write(position: ChangePosition, saved: () => Promise<SavedIndex>): void {
    this.#lastAt = this.#now();
    this.#lastPosition = JSON.stringify(position);
    this.#writing = this.#writing.then(() => this.#write(position, saved));
  }

  /** Resolves when no image is being written. */
  written(): Promise<void> {
    return this.#writing;
  }

  async #write(position: ChangePosition, saved: () => Promise<SavedIndex>): Promise<void> {
    const { files, identity } = this.#settings;
    try {
      const origin = { version: indexVersion(), identity: await identity() };
      await this.#image.write({ index: await saved(), position }, origin);
      this.#hasFailed = false;
    } catch (error) {
      this.#lastPosition = undefined;
      // Once, not every few minutes.
      if (!this.#hasFailed)
        announceNotice(
          'search.image-unwritten',
          new MoissonError('search.image-unwritten', { dir: files.dir, detail: detailOf(error) }),
        );
      this.#hasFailed = true;
    }
  }
}

const detailOf = (error: unknown): Bilingual | string =>
  error instanceof MoissonError ? error.toProblem().message : messageOf(error);
