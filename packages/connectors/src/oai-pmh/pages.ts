import type { RecordKey } from '@moisson/contracts';
import { rawHash, type Completeness, type ProbeReport, type RawPage, type ReadContext } from '@moisson/domain';
import { defined, MoissonError, problem, type Problem } from '@moisson/kernel';
import { bothUnread, nothingUnread, type Unread } from '../paging/unread.ts';
import { cursorOf, readCursor, type ListPosition } from './cursor.ts';
import { codeOf } from './fault.ts';
import { deletedRecord, keyOfHeader } from './header.ts';
import { readPart, type PartEnd } from './read-part.ts';
import { identify, prefixesOf, type Repository } from './repository.ts';

/** Limits of a list. A repository that exceeds them is not one. */
const MAX_PARTS = 100_000;
const MAX_CLAIMED = 10_000_000;
/** Parts in a row without a new record: filters of a repository may leave some empty. */
const MAX_IDLE_PARTS = 50;
/** A token may expire while a list is read. The list is then read again from its start, so many times. */
const MAX_RESTARTS = 2;

/** Asks what the repository is, and for the first part of its list. Throws a `MoissonError`. */
export const probe = async (context: ReadContext): Promise<ProbeReport> => {
  const repository = await identify(context);
  const { name } = repository;
  const reading = new ListReading(context, { ...repository, reportsDeleted: false });
  const { size, prefix, records, isWhole } = await reading.first();
  const known = size ?? (isWhole ? records : undefined);
  return {
    ...defined({ records: known }),
    detail: `OAI-PMH 2.0, ${name}: ${prefix}, ${known ?? `more than ${records}`}`,
  };
};

/**
 * Reads `ListRecords` part by part, until the repository says that there is no next one. Throws a `MoissonError`. A claim of
 * the list's size counts the deleted records.
 */
export async function* pages(context: ReadContext): AsyncGenerator<RawPage, Completeness> {
  const repository = await identify(context);
  return yield* new ListReading(context, repository).all();
}

/** One reading of a list, which may begin again if a token is refused. */
class ListReading {
  readonly #context: ReadContext;
  readonly #repository: Repository;
  /** Hashes of the records seen: a list that begins again serves them again, and they are not yielded again. */
  readonly #met = new Set<string>();
  /** Those of this reading of the list. */
  #inReading = new Set<string>();
  readonly #problems: Problem[] = [];
  #position: ListPosition | undefined;
  #prefix = '';
  /** A token was sent. */
  #isContinued = false;
  #served = 0;
  #deleted = 0;
  #unread: Unread = nothingUnread;
  #unreadBefore = 0;
  #size: number | undefined;

  constructor(context: ReadContext, repository: Repository) {
    [this.#context, this.#repository] = [context, repository];
  }

  /** Reads the first part only, and ignores its records. */
  async first(): Promise<{ size: number | undefined; prefix: string; records: number; isWhole: boolean }> {
    const reading = this.#begin();
    let step = await reading.next();
    while (!step.done) step = await reading.next();
    const isWhole = step.value?.token === undefined;
    return { size: this.#size, prefix: this.#prefix, records: this.#served - this.#deleted, isWhole };
  }

  async *all(): AsyncGenerator<RawPage, Completeness> {
    this.#position = readCursor(this.#context.from);
    for (let restarts = 0; ; restarts += 1) {
      try {
        yield* this.#once();
        break;
      } catch (error) {
        if (!this.#isTokenRefused(error) || restarts >= MAX_RESTARTS) throw error;
        this.#startAgain();
      }
    }
    return this.#completeness();
  }

  /** Some repositories answer `badArgument` for a token that has expired. */
  #isTokenRefused(error: unknown): boolean {
    const code = codeOf(error);
    return code === 'badResumptionToken' || (code === 'badArgument' && this.#isContinued);
  }

  #startAgain(): void {
    this.#isContinued = false;
    this.#position = undefined;
    this.#inReading = new Set();
    [this.#served, this.#deleted, this.#unread, this.#unreadBefore, this.#size] = [0, 0, nothingUnread, 0, undefined];
  }

  /** Reads the list from the position, or from its start, to its end. */
  async *#once(): AsyncGenerator<RawPage, void> {
    const asked = new Set<string>();
    let end: PartEnd | undefined;
    let token: string | undefined;
    if (this.#position === undefined) {
      end = yield* this.#begin();
      token = end?.token;
    } else {
      const { prefix, served, deleted, unread } = this.#position;
      [this.#prefix, this.#served, this.#deleted, this.#unreadBefore, token] = [
        prefix,
        served,
        deleted,
        unread,
        this.#position.token,
      ];
    }
    let idle = 0;
    for (let parts = 1; token !== undefined; parts += 1) {
      this.#context.signal.throwIfAborted();
      const mark = rawHash(token);
      if (asked.has(mark))
        throw new MoissonError('paging.repeated-page', { cursor: token.slice(0, 100) }, { retryable: true });
      if (parts > MAX_PARTS || idle > MAX_IDLE_PARTS) throw new MoissonError('paging.endless', { pages: parts });
      asked.add(mark);
      this.#isContinued = true;
      const before = this.#inReading.size;
      end = yield* this.#part({ resumptionToken: token });
      idle = this.#inReading.size > before ? 0 : idle + 1;
      token = end.token;
    }
  }

  /** Reads the first part, in the best format that the repository really serves. An empty list has no part. */
  async *#begin(): AsyncGenerator<RawPage, PartEnd | undefined> {
    const prefixes = await prefixesOf(this.#context);
    for (const [at, metadataPrefix] of prefixes.entries()) {
      this.#prefix = metadataPrefix;
      try {
        return yield* this.#part({ metadataPrefix, ...defined({ from: this.#from }) });
      } catch (error) {
        const code = codeOf(error);
        if (code === 'noRecordsMatch') {
          this.#size = 0;
          return undefined;
        }
        const mayBeFormat = code === 'cannotDisseminateFormat' || code === 'badArgument';
        if (!mayBeFormat || at === prefixes.length - 1) throw error;
      }
    }
    return undefined;
  }

  /** The selective date (§2.7.1), in the repository's granularity. */
  get #from(): string | undefined {
    const instant = this.#context.since?.toISOString();
    return this.#repository.hasTimes ? instant?.replace(/\.\d+Z$/, 'Z') : instant?.slice(0, 10);
  }

  async *#part(part: Parameters<typeof readPart>[1]): AsyncGenerator<RawPage, PartEnd> {
    const reading = readPart(this.#context, part);
    const offset = this.#served;
    let step = await reading.next();
    for (; !step.done; step = await reading.next()) yield this.#pageOf(step.value);
    const end = step.value;
    this.#unread = bothUnread(this.#unread, end.unread, offset);
    this.#served += end.unread.count;
    this.#claim(end.size);
    if (end.token !== undefined) yield { records: [], ...defined({ cursor: this.#cursor(end.token) }) };
    return end;
  }

  #pageOf(slices: readonly Uint8Array[]): RawPage {
    this.#served += slices.length;
    const records: Uint8Array[] = [];
    const deleted: RecordKey[] = [];
    for (const slice of slices) {
      const hash = rawHash(slice);
      const isNew = !this.#met.has(hash);
      this.#met.add(hash);
      this.#inReading.add(hash);
      const marked = deletedRecord(slice);
      if (marked !== undefined) {
        this.#deleted += 1;
        const key = keyOfHeader(marked);
        if (key !== undefined) deleted.push(key);
      } else if (isNew) records.push(slice);
    }
    return { records, ...(this.#repository.reportsDeleted && deleted.length > 0 ? { deleted } : {}) };
  }

  #claim(size: number | undefined): void {
    if (size === undefined) return;
    if (size > MAX_CLAIMED) throw new MoissonError('paging.endless', { pages: 1 });
    if (this.#size !== undefined && this.#size !== size && this.#problems.length === 0)
      this.#problems.push(problem('paging.count-changed', { before: this.#size, after: size }));
    this.#size = size;
  }

  #cursor(token: string): string | undefined {
    const unread = this.#unreadBefore + this.#unread.count;
    return cursorOf({ prefix: this.#prefix, token, served: this.#served, deleted: this.#deleted, unread });
  }

  #completeness(): Completeness {
    // The size may be an estimate (§3.5); the harvester compares it with the records that it saw.
    const claimed = this.#size === undefined ? undefined : Math.max(0, this.#size - this.#deleted);
    return {
      evidence: [
        { kind: 'end-signal', holds: true, detail: 'the repository announces no next part' },
        { kind: 'pages', holds: true, detail: `${this.#served} records, ${this.#deleted} of them deleted` },
        { kind: 'body', holds: true, detail: 'every answer parsed to its end' },
      ],
      problems: [...this.#problems, ...this.#unread.problems],
      oversized: this.#unreadBefore + this.#unread.count,
      ...defined({ claimed }),
    };
  }
}
