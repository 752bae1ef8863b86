import type { AuditAct, AuditEnding, AuditEntry } from '@moisson/contracts';

/** Which acts to list; newest first. */
export interface AuditQuery {
  /** The subject of an actor. */
  readonly actor?: string;
  readonly operation?: string;
  /** `kind:id` of a target. */
  readonly target?: string;
  /** Only acts whose id is lower: the id of the last act of the page before, or the beginning of one. */
  readonly before?: string;
  readonly limit: number;
}

/**
 * What operators did. Lines are only ever added: an act has one as it begins and one as it ends, and neither changes. Every method throws
 * `OutageError`.
 */
export interface Audit {
  /** Resolves once the act is stored durably: it may be done only then. */
  begin(act: AuditAct): Promise<void>;
  /** Adds how an act ended. The first ending stands. */
  end(act: AuditAct, ending: AuditEnding): Promise<void>;
  /** Unreadable lines are left out. */
  list(query: AuditQuery): Promise<readonly AuditEntry[]>;
}
