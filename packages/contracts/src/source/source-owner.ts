import { z } from 'zod';
import { said, type Bilingual } from '@moisson/kernel';

/** The name under which a file owns its sources: usually its file name. */
export const SourcesFileName = z
  .string()
  .regex(/^[\p{L}\p{N}_][\p{L}\p{N} ._-]{0,99}$/u, 'letters, digits, spaces and . _ -, 1 to 100 characters');

/**
 * Who decides the settings of a source: a file (`moisson apply`), or people in the console, the command and the API. A
 * source that was registered before owners were kept has none; the first file that names it takes it.
 */
export const SourceOwner = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('file'), name: SourcesFileName }),
  z.object({ kind: z.literal('console') }),
]);
export type SourceOwner = Readonly<z.infer<typeof SourceOwner>>;

export const ofConsole: SourceOwner = { kind: 'console' };

/** Returns the owner as people read it. */
export const ownerText = (owner: SourceOwner | undefined): Bilingual => {
  if (owner === undefined) return said('personne', 'nobody');
  return owner.kind === 'file'
    ? said(`le fichier ${owner.name}`, `the file ${owner.name}`)
    : said('la console', 'the console');
};

/** Whether two owners are the same one. */
export const isSameOwner = (one: SourceOwner | undefined, other: SourceOwner | undefined): boolean =>
  one?.kind === other?.kind && (one?.kind !== 'file' || other?.kind !== 'file' || one.name === other.name);
