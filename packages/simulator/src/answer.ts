import { hash } from 'node:crypto';

/** What a server sends back. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  /** The connection is cut after the body, though more was promised. */
  readonly cut?: boolean;
}

export const json = (value: unknown, status = 200): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value),
});

/** With an entity tag of its body, as file servers give. */
export const tagged = (answer: Answer): Answer => ({
  ...answer,
  headers: { ...answer.headers, etag: `"${hash('sha1', answer.body, 'base64url')}"` },
});
