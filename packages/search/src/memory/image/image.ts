import type { ChangePosition } from '@moisson/domain';
import { said } from '@moisson/kernel';
import { randomUUID } from 'node:crypto';
import type { FrozenSegment } from '../segment/frozen-segment.ts';
import type { SavedIndex } from '../search-index.ts';
import type { ImageFiles } from './image-files.ts';
import { packed, unpacked, type Section } from './sections.ts';
import { segmentFile, segmentOf } from './segment-file.ts';
import { Unusable } from './unusable.ts';

/** The file that lists the others: it is written last, and replaced at once. */
const INDEX_FILE = 'index.bin';

/** What an image must have in common with the program and the store. */
export interface ImageOrigin {
  /** See `indexVersion`. */
  readonly version: string;
  /** Of the store that the datasets are in. */
  readonly identity: string;
}

interface IndexFacts extends ImageOrigin, Omit<SavedIndex, 'segments'> {
  readonly position: ChangePosition;
  readonly segments: readonly { readonly file: string; readonly rows: number }[];
}

/** An index with everything up to a position. */
export interface ImagedIndex {
  readonly index: SavedIndex;
  readonly position: ChangePosition;
}

/**
 * The image of an index on disk: a file for each frozen segment, and one that lists them. A segment is written once, so an image costs little
 * more than what changed since the last one.
 */
export class Image {
  readonly #files: ImageFiles;
  /** The files of segments that are written. */
  readonly #written = new WeakMap<FrozenSegment, string>();

  constructor(files: ImageFiles) {
    this.#files = files;
  }

  /** Writes an image, and deletes the one before. Rejects with an `OutageError`; the image before is then whole. */
  async write({ index, position }: ImagedIndex, origin: ImageOrigin): Promise<void> {
    const { segments, ...others } = index;
    const listed: { file: string; rows: number }[] = [];
    for (const { segment } of segments) listed.push({ file: await this.#fileOf(segment), rows: segment.length });
    const facts: IndexFacts = { ...origin, ...others, position, segments: listed };
    const sections: Record<string, Section> = {};
    segments.forEach(({ dead }, at) => (sections[at] = dead));
    await this.#files.write(INDEX_FILE, await packed({ facts, sections }));
    await this.#files.keepOnly([INDEX_FILE, ...listed.map(({ file }) => file)]);
  }

  async #fileOf(segment: FrozenSegment): Promise<string> {
    const known = this.#written.get(segment);
    if (known !== undefined) return known;
    const file = `segment-${randomUUID()}.bin`;
    await this.#files.write(file, await packed(segmentFile(segment)));
    this.#written.set(segment, file);
    return file;
  }

  /**
   * Reads the image; undefined if there is none. Throws `Unusable` if it is of another version or store, or newer than the store, or not
   * whole. `newest`: the newest change of the store.
   */
  async read(origin: ImageOrigin, newest: ChangePosition): Promise<ImagedIndex | undefined> {
    const found = await this.#files.read(INDEX_FILE, (file) =>
      unpacked<IndexFacts>(file, (facts) => check(facts, origin, newest)),
    );
    if (found === undefined) return undefined;
    const { position, facets, words, keywords, names, segments: listed } = found.facts;
    const segments: { segment: FrozenSegment; dead: Uint8Array }[] = [];
    for (const [at, { file }] of listed.entries()) {
      const dead = found.sections[at] as Uint8Array;
      const read = await this.#files.read(file, (one) => unpacked(one, () => undefined));
      if (read === undefined) throw new Unusable(said(`il manque ${file}`, `${file} is missing`));
      const segment = segmentOf(read.sections, dead);
      this.#written.set(segment, file);
      segments.push({ segment, dead });
    }
    return { position, index: { segments, facets, words, keywords, names } };
  }
}

const check = (
  facts: ImageOrigin & { position: ChangePosition },
  origin: ImageOrigin,
  newest: ChangePosition,
): void => {
  if (facts.version !== origin.version)
    throw new Unusable(said('elle est d’une autre version de Moisson', 'it is of another version of Moisson'));
  if (facts.identity !== origin.identity)
    throw new Unusable(said('elle est d’un autre catalogue', 'it is of another catalogue'));
  if (facts.position.number > newest.number)
    throw new Unusable(said('elle est plus récente que le catalogue', 'it is newer than the catalogue'));
};
