import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { realDisk, type Disk } from './disk.ts';
import { IndexLine, Night, NightName } from './public-night.ts';

/** Names in the folder that are no night. */
const [CLAIM, LATEST, WRITING, GONE] = ['.claim', 'latest', '.writing-', '.gone-'] as const;
/** Each dataset of a night with its checksum. */
export const INDEX = 'index.ndjson.gz';
/** Milliseconds after which a writer that no longer says so is taken for dead. It says so each few seconds. */
export const SILENT_MS = 10 * 60_000;

/**
 * The folder of the nightly files. Each night is a folder of its own, which appears whole by one rename and never changes; `latest` has the
 * name of the newest. Several processes may share it: one at a time has the claim, which decides who does the work; were two to write,
 * one rename would fail.
 */
export class NightFolder {
  readonly dir: string;
  readonly disk: Disk;
  readonly #manifests = new Map<string, Night>();

  constructor(dir: string, disk: Disk = realDisk) {
    [this.dir, this.disk] = [dir, disk];
  }

  /** Returns the nights that are whole, the newest first. */
  async nights(): Promise<readonly Night[]> {
    const names = (await this.disk.names(this.dir)).filter((name) => NightName.safeParse(name).success);
    for (const name of this.#manifests.keys()) if (!names.includes(name)) this.#manifests.delete(name);
    const found = await Promise.all(names.sort().map((name) => this.night(name)));
    return found.filter((night) => night !== undefined).reverse();
  }

  /** Returns a night; undefined if there is none of this name, or it has no manifest. */
  async night(name: string): Promise<Night | undefined> {
    if (!NightName.safeParse(name).success) return undefined;
    const known = this.#manifests.get(name);
    if (known !== undefined) return known;
    const text = await this.disk.text(join(this.dir, name, 'manifest.json'));
    const night = text === undefined ? undefined : Night.safeParse(parsed(text)).data;
    if (night !== undefined) this.#manifests.set(name, night);
    return night;
  }

  /** Returns the night that is shown as the newest: a pointer that a kill left behind is no harm. */
  async latest(): Promise<Night | undefined> {
    const named = (await this.disk.text(join(this.dir, LATEST)))?.trim();
    return (named === undefined ? undefined : await this.night(named)) ?? (await this.nights())[0];
  }

  async pointTo(name: string): Promise<void> {
    if ((await this.disk.text(join(this.dir, LATEST)))?.trim() === name) return;
    const unfinished = join(this.dir, `${WRITING}${randomUUID()}`);
    await this.#writeFile(unfinished, `${name}\n`);
    await this.disk.rename(unfinished, join(this.dir, LATEST));
    await this.disk.syncFolder(this.dir);
  }

  /** Takes the claim. Returns undefined if another process has it and is alive; else what says so again, and what gives it back. */
  async claim(): Promise<{ readonly renew: () => Promise<void>; readonly release: () => Promise<void> } | undefined> {
    const path = join(this.dir, CLAIM);
    await this.disk.folder(this.dir);
    const own = `${randomUUID()}\n`;
    const since = await this.disk.changedAt(path);
    if (since !== undefined) {
      // By the clock of the file system, which is that of the claim as well.
      const probe = join(this.dir, `${WRITING}${randomUUID()}`);
      await this.#writeFile(probe, '');
      const now = (await this.disk.changedAt(probe)) ?? since;
      await this.disk.remove(probe);
      if (now - since < SILENT_MS) return undefined;
      await this.disk.remove(path);
    }
    try {
      await this.#writeFile(path, own);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
      throw error;
    }
    const isOwn = async (): Promise<boolean> => (await this.disk.text(path)) === own;
    return {
      renew: async () => {
        if (!(await isOwn())) throw new Error('another process has taken the claim');
        const unfinished = join(this.dir, `${WRITING}${randomUUID()}`);
        await this.#writeFile(unfinished, own);
        await this.disk.rename(unfinished, path);
      },
      release: async () => {
        if (await isOwn()) await this.disk.remove(path);
      },
    };
  }

  /** Makes the folder in which a night is written; removes what writers that died have left. The caller has the claim. */
  async begin(): Promise<string> {
    for (const name of await this.disk.names(this.dir))
      if (name.startsWith(WRITING) || name.startsWith(GONE)) await this.disk.remove(join(this.dir, name));
    const dir = join(this.dir, `${WRITING}${randomUUID()}`);
    await this.disk.folder(dir);
    return dir;
  }

  /** Publishes a night that is written whole. Throws if there is one of this name. */
  async publish(dir: string, night: Night): Promise<void> {
    await this.#writeFile(join(dir, 'manifest.json'), `${JSON.stringify(night, undefined, 2)}\n`);
    await this.disk.syncFolder(dir);
    await this.disk.rename(dir, join(this.dir, night.name));
    await this.disk.syncFolder(this.dir);
    await this.pointTo(night.name);
  }

  /** Removes the oldest nights beyond a number and a size. The newest one always stays. */
  async keep(count: number, maxBytes: number): Promise<void> {
    let bytes = 0;
    for (const [at, night] of (await this.nights()).entries()) {
      bytes += sizeOf(night);
      if (at === 0 || (at < count && bytes <= maxBytes)) continue;
      // Under another name first: a night that is removed in part is never served.
      const gone = join(this.dir, `${GONE}${randomUUID()}`);
      await this.disk.rename(join(this.dir, night.name), gone).catch(unlessAbsent);
      await this.disk.remove(gone);
    }
  }

  /** Whether the index of a night is what its manifest says. */
  async isIntact(night: Night): Promise<boolean> {
    const hash = createHash('sha256');
    try {
      for await (const chunk of createReadStream(this.#indexOf(night))) hash.update(chunk as Uint8Array);
    } catch {
      return false;
    }
    return hash.digest('hex') === night.files.find(({ name }) => name === INDEX)?.sha256;
  }

  /** Yields the index of a night that is intact, sorted by id. */
  async *index(night: Night): AsyncGenerator<IndexLine> {
    const file = createReadStream(this.#indexOf(night));
    // Ends both, whichever fails; its error comes to who reads the lines.
    const input = pipeline(file, createGunzip(), () => undefined);
    try {
      for await (const line of createInterface({ input, crlfDelay: Infinity })) yield IndexLine.parse(JSON.parse(line));
    } finally {
      file.destroy();
      input.destroy();
    }
  }

  #indexOf = ({ name }: Night): string => join(this.dir, name, INDEX);

  async #writeFile(path: string, text: string): Promise<void> {
    const file = await this.disk.create(path);
    try {
      await file.write(Buffer.from(text));
      await file.sync();
    } catch (error) {
      await this.disk.remove(path).catch(() => undefined);
      throw error;
    } finally {
      await file.close();
    }
  }
}

export const sizeOf = ({ files }: Night): number => files.reduce((sum, { bytes }) => sum + bytes, 0);

/** Another process may remove the same night. */
const unlessAbsent = (error: unknown): void => {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
