import type { Request, Response } from 'express';
import type { Answer } from '../answer.ts';
import { sendParts } from './send-parts.ts';

/** Sends a body in parts. A failure before the first part is answered as a problem. */
export const sendStream = async (
  request: Request,
  response: Response,
  stream: AsyncIterable<Uint8Array>,
  { status, headers = {} }: Pick<Answer<unknown>, 'status' | 'headers'>,
): Promise<void> => {
  const parts = stream[Symbol.asyncIterator]();
  // Before the headers: until then a failure can be answered as a problem.
  const first = request.method === 'HEAD' ? undefined : await parts.next();
  response.status(status).set(headers);
  if (first === undefined || first.done === true) {
    await parts.return?.();
    response.end();
  } else await sendParts(response, withFirst(first.value, parts));
};

async function* withFirst(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield first;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
