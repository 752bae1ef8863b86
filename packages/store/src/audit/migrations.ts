import type { Indexes } from '../drivers/mongo/migrate.ts';

// SQLite. Released steps: never edit one.

/** Nothing that opens the file with this schema can change or delete a line. */
export const createAudit = `
  CREATE TABLE audit (id TEXT PRIMARY KEY, actor TEXT NOT NULL, operation TEXT NOT NULL, target TEXT, doc TEXT NOT NULL) WITHOUT ROWID;
  CREATE INDEX audit_by_actor ON audit (actor, id);
  CREATE INDEX audit_by_operation ON audit (operation, id);
  CREATE INDEX audit_by_target ON audit (target, id) WHERE target IS NOT NULL;
  CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
  CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
`;

// MongoDB’s protocol.

export const auditIndexes: Indexes = {
  audit: [
    { name: 'by_actor', key: { actor: 1, _id: -1 } },
    { name: 'by_operation', key: { operation: 1, _id: -1 } },
    { name: 'by_target', key: { target: 1, _id: -1 } },
  ],
};
