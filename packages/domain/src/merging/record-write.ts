import type { RecordWrite } from '../ports/records.ts';
import { idOf, linksOf, type StoredRecord } from './stored-record.ts';

/** The stored version of a record before another version is put. */
export interface StandingRecord {
  readonly run: number;
  readonly links: readonly string[];
  readonly formerLinks?: readonly string[];
}

/** Number of former links that are stored for a record, at least as many as it can have; the oldest are dropped. */
const MAX_FORMER_LINKS = 180;

/** Returns the result of putting a version of a record: the newest run wins. */
export const recordWrite = (record: StoredRecord, before: StandingRecord | undefined): RecordWrite => {
  const id = idOf(record);
  if (before === undefined) return { id, outcome: 'applied', formerLinks: [] };
  const { run, links, formerLinks = [] } = before;
  if (run >= record.run) return { id, outcome: run === record.run ? 'same' : 'stale', formerLinks };
  const held = new Set(linksOf(record));
  const left = [...new Set([...links, ...formerLinks])].filter((link) => !held.has(link));
  return { id, outcome: 'applied', formerLinks: left.slice(0, MAX_FORMER_LINKS) };
};
