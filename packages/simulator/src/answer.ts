import { hash } from 'node:crypto';

/** A response of the simulated server. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  /** The connection is closed before the promised length is sent. */
  readonly cut?: boolean;
  /** Returns the answer with another list. Answers in JSON need it only if their list is not of records: bad answers change a list in JSON themselves. */
  readonly relist?: (change: (items: readonly unknown[]) => readonly unknown[]) => Answer;
  /** The same answer as a page of a list without end; absent where pages are asked for by offset. */
  readonly endless?: Answer;
}

export const json = (value: unknown, status = 200): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value),
});

/** Returns the answer with an ETag made from its body, as file servers do. */
export const tagged = (answer: Answer): Answer => ({
  ...answer,
  headers: { ...answer.headers, etag: `"${hash('sha1', answer.body, 'base64url')}"` },
});
