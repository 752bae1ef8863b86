import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ListPart, SharedList } from './messages.ts';

/** Entries of a part: it is written and read within a millisecond or two. */
const PART = 5000;
/** Versions that are kept: a call may bring the version before the newest. */
const KEPT = 3;

interface Sent {
  readonly items: readonly unknown[];
  readonly version: Promise<number>;
}

/** The lists that were sent to a thread. A list that is equal to the last one is not sent again. */
export class SentLists {
  readonly #post: (part: ListPart) => void;
  readonly #last = new Map<SharedList, Sent>();
  readonly #parts = new Map<SharedList, readonly string[]>();
  #versions = 0;

  constructor(post: (part: ListPart) => void) {
    this.#post = post;
  }

  /** Sends a list, unless the thread has it. Returns its version. */
  versionOf(list: SharedList, items: readonly unknown[]): Promise<number> {
    const last = this.#last.get(list);
    if (last?.items === items) return last.version;
    const version = this.#send(list, items, last?.version);
    this.#last.set(list, { items, version });
    return version;
  }

  async #send(list: SharedList, items: readonly unknown[], before: Promise<number> | undefined): Promise<number> {
    const last = await before;
    const parts: string[] = [];
    for (let at = 0; at === 0 || at < items.length; at += PART) {
      if (at > 0) await nextTurn();
      parts.push(JSON.stringify(items.slice(at, at + PART)));
    }
    const known = this.#parts.get(list);
    if (last !== undefined && known?.length === parts.length && known.every((part, at) => part === parts[at]))
      return last;
    this.#parts.set(list, parts);
    this.#versions += 1;
    const version = this.#versions;
    parts.forEach((json, at) => this.#post({ list, version, json, isLast: at === parts.length - 1 }));
    return version;
  }
}

/** The lists that a thread received. */
export class ReceivedLists {
  readonly #known = new Map<SharedList, ReadonlyMap<number, readonly unknown[]>>();
  readonly #coming = new Map<SharedList, unknown[]>();

  receive({ list, version, json, isLast }: ListPart): void {
    const items = [...(this.#coming.get(list) ?? []), ...(JSON.parse(json) as unknown[])];
    if (!isLast) {
      this.#coming.set(list, items);
      return;
    }
    this.#coming.delete(list);
    this.#known.set(list, new Map([...(this.#known.get(list) ?? []), [version, items] as const].slice(-KEPT)));
  }

  /** Returns a list, the same one each time. */
  get(list: SharedList, version: number): readonly unknown[] | undefined {
    return this.#known.get(list)?.get(version);
  }
}
