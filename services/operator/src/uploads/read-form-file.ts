import { Busboy, type BusboyHeaders } from '@fastify/busboy';
import { MAX_UPLOAD_BYTES } from '@moisson/contracts';
import { InvalidInput, MoissonError, said, type Bilingual } from '@moisson/kernel';
import type { Request } from 'express';
import { pipeline } from 'node:stream/promises';

/** The file of a form. `content` is undefined for one that is larger than an upload may be. */
export interface FormFile {
  readonly name: string;
  readonly content: Buffer | undefined;
}

/** A form with a file, as it was sent (RFC 7578). */
export interface FileForm {
  readonly fields: Readonly<Record<string, string>>;
  readonly file: FormFile | undefined;
}

/** Bytes of a body that are read, so that who sends a file that is too large is told so on the form. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;
const LIMITS = {
  ...{ fields: 20, files: 1, parts: 21, fieldNameSize: 100, fieldSize: 4000 },
  ...{ fileSize: MAX_UPLOAD_BYTES, headerPairs: 20, headerSize: 4096 },
};

/** Reads a form with one file, in bounded memory. Throws `request.invalid` for one that no form of the console sends. */
export const readFormFile = async (request: Request): Promise<FileForm> => {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) throw tooLarge();
  const parser = parserOf(request);
  const fields = new Map<string, string>();
  let file: FormFile | undefined;
  let fault: Bilingual | undefined;
  const refuse = (): void => void (fault ??= beyondLimits);
  parser.on('field', (name, value, isNameCut, isValueCut) => {
    if (isNameCut || isValueCut || fields.has(name)) refuse();
    fields.set(name, value);
  });
  parser.on('file', (_field, stream, name: string | undefined) => {
    // A form that ends within its file: the parser has the same error, and ends the reading. Without a listener it would end the process.
    stream.on('error', () => undefined);
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      const content = stream.truncated ? undefined : Buffer.concat(chunks);
      // A browser sends a part without a name where no file was chosen.
      if (name !== undefined && name !== '') file = { name, content };
    });
  });
  for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const) parser.on(limit, refuse);
  try {
    await pipeline(request, bounded, parser);
  } catch (error) {
    throw error instanceof MoissonError ? error : invalid(unreadable);
  }
  if (fault !== undefined) throw invalid(fault);
  return { fields: Object.fromEntries(fields), file };
};

const parserOf = ({ headers }: Request) => {
  try {
    return new Busboy({ headers: headers as BusboyHeaders, limits: LIMITS });
  } catch {
    throw invalid(unreadable);
  }
};

async function* bounded(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) throw tooLarge();
    yield chunk;
  }
}

const invalid = (detail: Bilingual): InvalidInput => new InvalidInput([{ path: [], detail }]);
const tooLarge = (): InvalidInput =>
  invalid(
    said(
      `le formulaire dépasse ${MAX_BODY_BYTES} octets; un fichier en a ${MAX_UPLOAD_BYTES} au plus`,
      `the form is larger than ${MAX_BODY_BYTES} bytes; a file has ${MAX_UPLOAD_BYTES} at most`,
    ),
  );
const unreadable = said(
  'le formulaire est illisible, ou a été coupé en route',
  'the form cannot be read, or was cut on its way',
);
const beyondLimits = said(
  'le formulaire a des champs en trop, répétés ou trop longs',
  'the form has too many fields, repeated ones, or ones that are too long',
);
