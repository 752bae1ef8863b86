import { defined } from '@moisson/kernel';

/** The result of an operation. HTTP sends it as a response; other channels read `body`. */
export interface Answer<Body> {
  readonly status: number;
  readonly body?: Body;
  /** The body as JSON text in UTF-8, if it is serialized already. */
  readonly json?: Uint8Array;
  /** The new address of the resource (3xx), or the address to poll (202). */
  readonly location?: string;
  /** The entity tag, in quotes; by default HTTP makes one of the body. */
  readonly etag?: string;
  /** Cursor of the next page: the same request with this `cursor` returns it. */
  readonly cursor?: string;
  /** The body in parts, for answers that must not be in memory as a whole. Read as fast as the client reads. */
  readonly stream?: AsyncIterable<Uint8Array>;
  /** Other headers of the response; `content-type` if it is not JSON. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** 200 with a body. */
export const answer = <Body>(body: Body): Answer<Body> => ({ status: 200, body });

/** 201 with the created resource. */
export const created = <Body>(body: Body): Answer<Body> => ({ status: 201, body });

/** 202: the work continues; `location`, if given, is the address to poll for the result. */
export const accepted = <Body>(body: Body, location?: string): Answer<Body> => ({
  ...{ status: 202, body },
  ...defined({ location }),
});

/** 301: the resource has moved permanently. */
export const movedTo = (location: string): Answer<never> => ({ status: 301, location });

/** 200 with JSON text that is serialized already, and the cursor of the next page, if any. */
export const serialized = (json: Uint8Array, cursor?: string): Answer<never> => ({
  ...{ status: 200, json },
  ...defined({ cursor }),
});
