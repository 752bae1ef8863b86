import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { PassThrough, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Disk, DiskFile } from './disk.ts';

/** What a finished file is. */
interface Written {
  readonly bytes: number;
  readonly sha256: string;
}

/** Writes one file: compressed if it is so named, counted, hashed, synced. Holds one part in memory. */
export class NightWriter {
  readonly #file: DiskFile;
  readonly #hash = createHash('sha256');
  readonly #head: Writable;
  readonly #done: Promise<void>;
  /** The write in flight, or the last one. */
  #writing: Promise<void> = Promise.resolve();
  #bytes = 0;

  private constructor(file: DiskFile, isCompressed: boolean, take: (bytes: number) => void) {
    this.#file = file;
    const head = isCompressed ? createGzip() : new PassThrough();
    const sink = new Writable({
      write: (chunk: Uint8Array, _encoding, done) => {
        this.#writing = this.#write(chunk, take);
        this.#writing.then(() => {
          done();
        }, done);
      },
    });
    this.#head = head;
    this.#done = pipeline(head, sink);
    // It is awaited at the next part, or at the end.
    this.#done.catch(() => undefined);
  }

  /** `take` is told of bytes before they are written; it throws if there are too many. */
  static async create(disk: Disk, path: string, take: (bytes: number) => void): Promise<NightWriter> {
    return new NightWriter(await disk.create(path), path.endsWith('.gz'), take);
  }

  /** Returns once the next part may come. Throws what the disk throws. */
  async write(part: string | Uint8Array): Promise<void> {
    if (part.length === 0) return;
    if (this.#head.destroyed) return this.#done;
    if (!this.#head.write(part)) await Promise.race([once(this.#head, 'drain'), this.#done]);
  }

  async end(): Promise<Written> {
    this.#head.end();
    await this.#done;
    await this.#file.sync();
    await this.#file.close();
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }

  /** Closes a file that is given up, once the write in flight has ended: nothing may write to a closed file. */
  async abandon(): Promise<void> {
    this.#head.destroy();
    await this.#done.catch(() => undefined);
    await this.#writing.catch(() => undefined);
    await this.#file.close().catch(() => undefined);
  }

  async #write(chunk: Uint8Array, take: (bytes: number) => void): Promise<void> {
    take(chunk.length);
    await this.#file.write(chunk);
    this.#hash.update(chunk);
    this.#bytes += chunk.length;
  }
}
