import { z } from 'zod';
import { Instant, SourceId } from '../ids.ts';

/** Bytes of an uploaded file: in base64 it must fit into one request of the operator's API. */
export const MAX_UPLOAD_BYTES = 2 * 1024 * 1024;

/** What is told about a file that an operator uploaded as the document of a source. */
export const UploadedFile = z.strictObject({
  /** As it was called on the operator's machine; without folders. */
  name: z.string().min(1).max(200),
  bytes: z.int().nonnegative(),
  /** Of its bytes, in hexadecimal: the file's validator. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  uploadedAt: Instant,
  by: z.string(),
});
export type UploadedFile = Readonly<z.infer<typeof UploadedFile>>;

/** The stored file of a source. `content`: its bytes in base64. */
export const Upload = UploadedFile.extend({ sourceId: SourceId, content: z.base64() });
export type Upload = Readonly<z.infer<typeof Upload>>;

/** No name under it ever resolves (RFC 6761 §6.4), so no request for an uploaded file can leave the machine. */
const HOST = 'upload.invalid';

/** Returns the address of the file that an operator uploads for a source: it is the endpoint of that source. */
export const uploadAddress = (id: string): string => `https://${id}.${HOST}/list.csv`;

/** Whether an endpoint is the address of an uploaded file, of any source. */
export const isUploadAddress = (endpoint: string): boolean =>
  URL.parse(endpoint)?.hostname.endsWith(`.${HOST}`) === true;
