import type { MappingVersion, SourceId } from '@moisson/contracts';

/** The mapping rules that each source has had. Versions are only added. */
export interface MappingVersions {
  /** Adds a version. Returns false, and adds nothing, if the source has one of this number. */
  add(version: MappingVersion): Promise<boolean>;
  /** Returns the versions of a source, newest first. Unreadable ones are skipped. */
  list(sourceId: SourceId, limit: number): Promise<readonly MappingVersion[]>;
}
