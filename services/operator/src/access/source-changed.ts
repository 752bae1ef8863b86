import { revisionOf, type Source } from '@moisson/contracts';
import { MoissonError, said, type Bilingual } from '@moisson/kernel';
import { changedFields } from '../audit/changed-fields.ts';
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

interface Change {
  readonly at: string;
  readonly by: string;
  readonly operation: string;
  readonly fields: readonly string[];
}

/** Returns the problem `request.changed`: what was changed since the given revisions, when and by whom, as the audit log tells it. */
export const changedProblem = async (
  { store }: OperatorParts,
  source: Source,
  known: ReadonlySet<number>,
): Promise<MoissonError> => {
  const since = Math.max(...known);
  const acts = await store.audit.list({ target: `source:${source.id}`, limit: LOOKED_AT });
  const changes: Change[] = acts.flatMap(({ at, actor, operation, before, ending }) => {
    const after = ending?.after as Partial<Source> | undefined;
    if ((after?.revision ?? 0) <= since) return [];
    const fields = changedFields(before, after).map(({ field }) => field);
    return [{ at, by: actor.name, operation, fields: fields.filter((field) => !ALWAYS.has(field)) }];
  });
  return new MoissonError(
    'request.changed',
    { id: source.id, given: since, current: revisionOf(source), changes: told(changes) },
    { members: { revision: revisionOf(source), changes: changes.slice(0, NAMED) } },
  );
};

const told = (changes: readonly Change[]): Bilingual => {
  if (changes.length === 0)
    return said('par un fichier ou une autre version du service', 'by a file, or another version of the service');
  const one = ({ at, by, operation, fields }: Change): string =>
    `${operation}, ${by}, ${at} (${fields.join(', ') || '—'})`;
  const text = changes.slice(0, NAMED).map(one).join('; ');
  return said(text, text);
};
