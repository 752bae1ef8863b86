import { MAX_UPLOAD_BYTES } from '@moisson/contracts';
import { InvalidInput, said, type Bilingual, type ProblemCode } from '@moisson/kernel';
import type { UploadBody } from '@moisson/operations/operator-api';
import type { Request, RequestHandler } from 'express';
import { operationsAt } from '../access/console-forms.ts';
import { readFormFile, type FormFile } from './read-form-file.ts';

const files = new WeakMap<Request, FormFile>();

/** Reads the forms that upload a file: their fields become the body, as those of other forms do. A file sent to any other path is not read. */
export const formFiles: RequestHandler = async (request, _response, next) => {
  const isUpload = request.method === 'POST' && operationsAt(request.path).includes('uploadFile');
  if (isUpload && /^multipart\/form-data *;/i.test(request.headers['content-type'] ?? '')) {
    const { fields, file } = await readFormFile(request);
    request.body = fields;
    if (file !== undefined) files.set(request, file);
  }
  next();
};

/** Returns the file of a form as the operation takes it. Throws `request.invalid` if none was chosen, and for one that is too large. */
export const fileOf = (request: Request): UploadBody => {
  const file = files.get(request);
  if (file === undefined) throw refused(said('choisissez un fichier', 'choose a file'));
  const { name, content } = file;
  if (content === undefined)
    throw refused(
      said(
        `le fichier dépasse ${MAX_UPLOAD_BYTES} octets. Enlevez-en ce qui ne décrit pas de jeux, ou publiez-le à une adresse que la source lira`,
        `the file is larger than ${MAX_UPLOAD_BYTES} bytes. Remove what describes no datasets, or publish it at an address that the source reads`,
      ),
    );
  return { name: name.slice(0, 200), content: content.toString('base64') };
};

/** Whether a problem is one that the sender of a file may mend. */
export const isOfFile = (code: ProblemCode): boolean =>
  /^(?:body|fetch|protocol)\./.test(code) || code === 'request.conflict';

const refused = (detail: Bilingual): InvalidInput => new InvalidInput([{ path: [], detail }]);
