import { revisionOf, type Source, type SourceId } from '@moisson/contracts';
import { MoissonError, said, type Bilingual } from '@moisson/kernel';
import { changedFields, type ChangedField } from '../audit/changed-fields.ts';
import type { OperatorParts } from '../operator-parts.ts';

/** Thrown where an edit meets a source that has changed since it was read. */
export class SourceChanged extends Error {
  readonly source: Source;

  constructor(source: Source) {
    super(`source ${source.id} has changed`);
    this.source = source;
  }
}

/** Acts on one source that are looked at for what changed it. */
const LOOKED_AT = 50;
const NAMED = 10;
/** They change with every edit. */
const ALWAYS = new Set(['revision', 'updatedAt']);

/** One act that changed a source, with the values before and after it. */
export interface SourceChange {
  readonly at: string;
  readonly by: string;
  readonly operation: string;
  readonly fields: readonly ChangedField[];
}

/** Returns the acts that changed a source since a revision, newest first, as the audit log tells them. */
export const changesSince = async (
  { store }: Pick<OperatorParts, 'store'>,
  id: SourceId,
  since: number,
): Promise<readonly SourceChange[]> => {
  const acts = await store.audit.list({ target: `source:${id}`, limit: LOOKED_AT });
  return acts.flatMap(({ at, actor, operation, before, ending }) => {
    const after = ending?.after as Partial<Source> | undefined;
    if ((after?.revision ?? 0) <= since) return [];
    return [
      {
        ...{ at, by: actor.name, operation },
        fields: changedFields(before, after).filter(({ field }) => !ALWAYS.has(field)),
      },
    ];
  });
};

/** Returns the problem `request.changed`: what was changed since the given revisions, when and by whom, as the audit log tells it. */
export const changedProblem = async (
  parts: OperatorParts,
  source: Source,
  known: ReadonlySet<number>,
): Promise<MoissonError> => {
  const since = Math.max(...known);
  const changes = (await changesSince(parts, source.id, since)).map((change) => ({
    ...change,
    fields: change.fields.map(({ field }) => field),
  }));
  return new MoissonError(
    'request.changed',
    { id: source.id, given: since, current: revisionOf(source), changes: told(changes) },
    { members: { revision: revisionOf(source), changes: changes.slice(0, NAMED) } },
  );
};

type NamedChange = Omit<SourceChange, 'fields'> & { readonly fields: readonly string[] };

const told = (changes: readonly NamedChange[]): Bilingual => {
  if (changes.length === 0)
    return said('par un fichier ou une autre version du service', 'by a file, or another version of the service');
  const one = ({ at, by, operation, fields }: NamedChange): string =>
    `${operation}, ${by}, ${at} (${fields.join(', ') || '—'})`;
  const text = changes.slice(0, NAMED).map(one).join('; ');
  return said(text, text);
};
