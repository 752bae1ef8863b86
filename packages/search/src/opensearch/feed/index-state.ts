import type { ChangePosition } from '@moisson/domain';
import type { OpenSearchServer } from '../connection/server.ts';

/** How far an index is, stored in it: who empties, deletes or restores the index does so to its state too. */
export interface IndexState {
  /** `indexVersion` of the program that built it. */
  readonly analysis: string;
  readonly position: ChangePosition;
}

/** The state of an index, and the version of the document that holds it. */
export interface ReadState extends IndexState {
  readonly version: StateVersion;
}
interface StateVersion {
  readonly if_seq_no: number;
  readonly if_primary_term: number;
}

/** No dataset has such an id. */
export const STATE_ID = '=state';
const pathOf = (index: string): string => `/${index}/_doc/${encodeURIComponent(STATE_ID)}`;

interface StateDocument {
  readonly found?: boolean;
  readonly _seq_no: number;
  readonly _primary_term: number;
  readonly _source?: { readonly state?: unknown };
}

/** Returns the state of an index; undefined if it has none: it is half-built, emptied, or not there. Throws `OutageError`. */
export const readState = async (server: OpenSearchServer, index: string): Promise<ReadState | undefined> => {
  const { body } = await server.ask<StateDocument>('GET', pathOf(index), { answers: [404] });
  const state = stateOf(body._source?.state);
  return state && { ...state, version: { if_seq_no: body._seq_no, if_primary_term: body._primary_term } };
};

/** Returns a stored state, or undefined if it is none: an index is open to whoever administers the cluster. */
const stateOf = (given: unknown): IndexState | undefined => {
  const { analysis, position } = (given ?? {}) as Partial<IndexState>;
  const { number, open = [] } = position ?? {};
  const isState =
    typeof analysis === 'string' &&
    Number.isSafeInteger(number) &&
    Array.isArray(open) &&
    open.every(Number.isSafeInteger);
  return isState ? { analysis, position: { number: number!, open } } : undefined;
};

/**
 * Stores the state over the version that was read (none: over no state). Returns the new version; undefined if another process wrote the state
 * meanwhile, or the index is gone. Throws `OutageError`.
 */
export const writeState = async (
  server: OpenSearchServer,
  writeAlias: string,
  state: IndexState,
  over: StateVersion | undefined,
): Promise<StateVersion | undefined> => {
  const { status, body } = await server.ask<StateDocument>('PUT', pathOf(writeAlias), {
    body: { state: { analysis: state.analysis, position: state.position } },
    query: { require_alias: true, ...(over ?? { op_type: 'create' }) },
    answers: [404, 409],
  });
  return status >= 400 ? undefined : { if_seq_no: body._seq_no, if_primary_term: body._primary_term };
};
