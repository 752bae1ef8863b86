import { MoissonError, said } from '@moisson/kernel';

/** The end of a page of results. Results are ordered by score, time of change (newest first) and id. */
export interface SearchCursor {
  readonly score: number;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
  readonly id: string;
}

export const encodeCursor = ({ score, changedAt, id }: SearchCursor): string =>
  Buffer.from(JSON.stringify([score, changedAt, id])).toString('base64url');

/** Returns the cursor. Throws `request.invalid` for text that `encodeCursor` did not create. */
export const decodeCursor = (text: string): SearchCursor => {
  try {
    const [score, changedAt, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[];
    if (typeof score === 'number' && typeof changedAt === 'number' && typeof id === 'string')
      return { score, changedAt, id };
  } catch {
    // Continue to the error below.
  }
  throw new MoissonError('request.invalid', {
    detail: said(
      'le curseur (cursor) n’est pas de ceux que ce service donne',
      'the cursor is none that this service gives',
    ),
  });
};
