import { AuditAct, AuditEnding, type AuditEntry } from '@moisson/contracts';
import type { Audit, AuditQuery } from '@moisson/domain';
import { defined } from '@moisson/kernel';
import { z } from 'zod';
import type { DocumentKind, Documents } from '../documents/documents.ts';

type Field = 'actor' | 'operation' | 'target';

/** A line of the journal: an act as it begins, or how it ended. The fields to search by are on both, so that a search finds both. */
const AuditLine = z.object({
  id: z.string(),
  actor: z.string(),
  operation: z.string(),
  target: z.string().optional(),
  act: AuditAct.optional(),
  ending: AuditEnding.optional(),
});
type AuditLine = Readonly<z.infer<typeof AuditLine>>;

export const auditDocuments: DocumentKind<AuditLine, Field> = {
  kind: 'audit line',
  name: 'audit',
  idOf: ({ id }) => id,
  fields: {
    actor: { of: ({ actor }) => actor, column: 'actor' },
    operation: { of: ({ operation }) => operation, column: 'operation' },
    target: { of: ({ target }) => target, column: 'target' },
  },
  read: (json) => AuditLine.parse(JSON.parse(json)),
};

/** The two lines of an act are neighbours in the order of ids, and come after its own id. */
const [BEGUN, ENDED] = ['.0', '.1'] as const;
const SUFFIX = 2;

export class DocumentAudit implements Audit {
  readonly #documents: Pick<Documents<AuditLine, Field>, 'create' | 'list'>;

  constructor(documents: Pick<Documents<AuditLine, Field>, 'create' | 'list'>) {
    this.#documents = documents;
  }

  begin = async (act: AuditAct): Promise<void> => {
    if (!(await this.#documents.create({ ...lineOf(act, BEGUN), act })))
      throw new Error(`the act ${act.id} has begun already`);
  };

  end = async (act: AuditAct, ending: AuditEnding): Promise<void> => {
    await this.#documents.create({ ...lineOf(act, ENDED), ending });
  };

  list = async ({ before, limit, ...where }: AuditQuery): Promise<readonly AuditEntry[]> => {
    // An act has two lines at most, so these hold as many acts as are asked for. The last one may lack its beginning.
    const lines = await this.#documents.list({
      ...{ where, descending: true, limit: 2 * limit },
      ...defined({ past: before }),
    });
    const endings = new Map<string, AuditEnding>();
    const entries: AuditEntry[] = [];
    for (const { id, act, ending } of lines)
      if (ending !== undefined) endings.set(id.slice(0, -SUFFIX), ending);
      else if (act !== undefined) entries.push({ ...act, ...defined({ ending: endings.get(act.id) }) });
    return entries.slice(0, limit);
  };
}

const lineOf = ({ id, actor, operation, target }: AuditAct, suffix: string): AuditLine => ({
  ...{ id: `${id}${suffix}`, actor: actor.subject, operation },
  ...defined({ target: target && `${target.kind}:${target.id}` }),
});
