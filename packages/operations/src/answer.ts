import { defined } from '@moisson/kernel';

/** The result of an operation. HTTP writes it as a response; other channels read `body`. */
export interface Answer<Body> {
  readonly status: number;
  readonly body?: Body;
  /** The body as JSON text that is serialized already, in UTF-8. */
  readonly json?: Uint8Array;
  /** Where the resource moved to (3xx), or where to ask again (202). */
  readonly location?: string;
  /** Of the next page: the same request with this `cursor`. */
  readonly cursor?: string;
}

/** 200 with a body. */
export const answer = <Body>(body: Body): Answer<Body> => ({ status: 200, body });

/** 201 with what was created. */
export const created = <Body>(body: Body): Answer<Body> => ({ status: 201, body });

/** 202: the work goes on; `location`, if given, is where to ask for its result. */
export const accepted = <Body>(body: Body, location?: string): Answer<Body> => ({
  ...{ status: 202, body },
  ...defined({ location }),
});

/** 301: the resource has another address, for good. */
export const movedTo = (location: string): Answer<never> => ({ status: 301, location });

/** 200 with JSON text that is serialized already, and the cursor of the next page if there is one. */
export const serialized = (json: Uint8Array, cursor?: string): Answer<never> => ({
  ...{ status: 200, json },
  ...defined({ cursor }),
});
