import {
  isUploadAddress,
  MAX_UPLOAD_BYTES,
  uploadAddress,
  type SourceId,
  type Upload,
  type UploadedFile,
} from '@moisson/contracts';
import type { ProbeReport } from '@moisson/domain';
import { InvalidInput, MoissonError, said } from '@moisson/kernel';
import type { Actor } from '@moisson/operations';
import type { UploadBody } from '@moisson/operations/operator-api';
import { createHash } from 'node:crypto';
import type { OperatorParts } from '../operator-parts.ts';
import { requestRun } from '../runs/request-run.ts';
import { readUpload } from './read-upload.ts';
import { isNow } from '../sources/change-state.ts';
import { getSource } from '../sources/get-source.ts';

/**
 * Stores a file as the document of a source, in place of the one before, and makes the source due. What the file holds is
 * read first: one that is no table changes nothing. Whether its datasets replace those before is for the run to judge, as
 * with any other list. Throws `request.invalid`, `request.not-found`, `request.conflict`, or the problem of reading it.
 */
export const uploadFile = async (
  parts: OperatorParts,
  id: SourceId,
  given: UploadBody,
  by: Actor,
): Promise<{ readonly file: UploadedFile; readonly report: ProbeReport }> => {
  const { store, log } = parts;
  const source = await getSource(parts, id);
  if (source.state === 'retired') throw new MoissonError('request.conflict', { detail: isNow(id, source.state) });
  if (!isUploadAddress(source.endpoint)) throw new MoissonError('request.conflict', { detail: readsAddress(id) });
  const content = Buffer.from(given.content, 'base64');
  const sha256 = createHash('sha256').update(content).digest('hex');
  refuseDamaged(given, content, sha256);
  const file: UploadedFile = {
    ...{ name: given.name, bytes: content.length, sha256 },
    ...{ uploadedAt: (await store.polls.now()).toISOString(), by: by.name },
  };
  const upload: Upload = { ...file, sourceId: id, content: content.toString('base64') };
  const report = await readUpload(parts.connectors, source, { get: async () => upload });
  await store.uploads.put(upload);
  log.info({ event: 'source.file-uploaded', sourceId: id, bytes: file.bytes, sha256, by: by.name }, 'file uploaded');
  if (source.state === 'active') await requestRun(parts, id);
  return { file, report };
};

const readsAddress = (id: string) =>
  said(
    `la source « ${id} » lit une adresse, pas un fichier; inscrivez-en une autre avec l’adresse ${uploadAddress('ID')}`,
    `source "${id}" reads an address, not a file; register another one with the address ${uploadAddress('ID')}`,
  );

/** Throws `request.invalid` for an empty file, one that is too large, and one that is not what its sender read. */
const refuseDamaged = ({ sha256: sent }: UploadBody, content: Buffer, sha256: string): void => {
  const faults = [
    ...(content.length === 0 ? [{ path: ['content'], detail: said('le fichier est vide', 'the file is empty') }] : []),
    ...(content.length > MAX_UPLOAD_BYTES
      ? [
          {
            path: ['content'],
            detail: said(
              `le fichier a ${content.length} octets; ${MAX_UPLOAD_BYTES} au plus. Publiez-le à une adresse que la source lira`,
              `the file has ${content.length} bytes; ${MAX_UPLOAD_BYTES} at most. Publish it at an address that the source reads`,
            ),
          },
        ]
      : []),
    ...(sent !== undefined && sent !== sha256
      ? [
          {
            path: ['sha256'],
            detail: said(
              'l’empreinte n’est pas celle des octets reçus : le fichier a changé ou a été coupé en route',
              'the hash is not that of the received bytes: the file changed, or was cut on its way',
            ),
          },
        ]
      : []),
  ];
  if (faults.length > 0) throw new InvalidInput(faults);
};

/** Returns what is told about the file of a source. Throws `request.not-found` if it has none. */
export const uploadedFileOf = async (parts: OperatorParts, id: SourceId): Promise<UploadedFile> => {
  await getSource(parts, id);
  const upload = await parts.store.uploads.get(id);
  if (upload === undefined)
    throw new MoissonError('request.not-found', { what: said(`fichier de la source ${id}`, `file of source ${id}`) });
  const { content: _, sourceId: __, ...file } = upload;
  return file;
};
