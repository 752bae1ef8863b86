/** Sends a search to the index, and returns its answer. Throws `OutageError`. */
export type Ask = <T>(body: object) => Promise<T>;
