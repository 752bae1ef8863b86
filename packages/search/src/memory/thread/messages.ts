import type { DatasetQuery } from '@moisson/domain';
import type { SerializedError } from '@moisson/kernel';

/** Lists of a query that are long, and the same for some seconds: each is sent once. */
export const sharedLists = ['organizations', 'absentRecords'] as const;
export type SharedList = (typeof sharedLists)[number];

/** What is called in the thread: methods of `SearchEngine`. */
export type Called = 'refresh' | 'find' | 'organizations' | 'suggest' | 'changes' | 'close';

/** The argument of `find`: a query without its shared lists, and their versions. */
export interface SentQuery {
  readonly query: DatasetQuery;
  readonly versions: Readonly<Partial<Record<SharedList, number>>>;
}

/** A part of a shared list, as JSON. */
export interface ListPart {
  readonly list: SharedList;
  readonly version: number;
  readonly json: string;
  readonly isLast: boolean;
}

export interface Call {
  readonly call: number;
  readonly name: Called;
  readonly args: readonly unknown[];
}

export type ToThread = Call | ListPart;

export type Outcome = { readonly result: unknown } | { readonly error: SerializedError };

/** The end of a call, with what changed since the last one. */
export type Answer = Outcome & {
  readonly call: number;
  /** Names of organizations. */
  readonly names: readonly (readonly [organization: string, name: string])[];
};

/** What was published on a `node:diagnostics_channel` of the thread. */
export interface Announced {
  readonly channel: string;
  readonly message: unknown;
}

/** That the thread is alive, and what its collections hold, in the order of `boundsInThread`. */
export interface Alive {
  readonly held: readonly number[];
}

export type FromThread = Answer | Announced | Alive;
