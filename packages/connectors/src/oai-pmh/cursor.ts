/** How far a list has been read, and what was found on the way. */
export interface ListPosition {
  /** The prefix of the list; a token belongs to it. */
  readonly prefix: string;
  /** Asks for the next part; opaque (§3.5). */
  readonly token: string;
  /** Records so far, deleted and unreadable ones included. */
  readonly served: number;
  readonly deleted: number;
  readonly unread: number;
}

/** Longest token of which a cursor is made; a longer one is only used within the run. */
const MAX_TOKEN = 5000;

/** Returns the cursor, or undefined if it would be too long to store. */
export const cursorOf = (position: ListPosition): string | undefined =>
  position.token.length > MAX_TOKEN ? undefined : JSON.stringify(position);

/** Returns the position of a cursor; undefined if there is none or it has another form: then the list is read from its start. */
export const readCursor = (cursor: string | undefined): ListPosition | undefined => {
  if (cursor === undefined) return undefined;
  const { prefix, token, served, deleted, unread } = parsed(cursor);
  const isWhole = [served, deleted, unread].every((one) => Number.isSafeInteger(one) && (one as number) >= 0);
  if (typeof prefix !== 'string' || typeof token !== 'string' || token === '' || !isWhole) return undefined;
  return { prefix, token, served, deleted, unread } as ListPosition;
};

const parsed = (cursor: string): Record<string, unknown> => {
  try {
    return (JSON.parse(cursor) ?? {}) as Record<string, unknown>;
  } catch {
    return {};
  }
};
