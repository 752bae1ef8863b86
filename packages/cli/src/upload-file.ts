import { MAX_UPLOAD_BYTES } from '@moisson/contracts';
import { operatorApi, type UploadBody } from '@moisson/operations/operator-api';
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { OperatorClient } from './operator-client.ts';
import { readBytes } from './read-text.ts';

/** Returns a file as it is sent, with its hash. Throws `request.invalid` if it cannot be read or is too large. */
export const uploadBodyOf = (path: string): UploadBody => {
  const bytes = readBytes(path, MAX_UPLOAD_BYTES);
  return {
    name: path === '-' ? 'list.csv' : basename(path).slice(0, 200),
    content: Buffer.from(bytes).toString('base64'),
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
};

/** Sends a file as the document of a source; returns how it was understood. */
export const uploadTo = (client: OperatorClient, id: string, body: UploadBody): Promise<unknown> =>
  client.call(operatorApi.uploadFile, { params: { id }, body });
