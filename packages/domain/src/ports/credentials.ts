import type { SealedCredential, SourceId } from '@moisson/contracts';

/** The credentials of sources, encrypted. */
export interface Credentials {
  /**
   * Empty if the source has none. Throws `credentials.unreadable` if what is stored cannot be read: that is not the
   * same as none.
   */
  of(sourceId: SourceId): Promise<readonly SealedCredential[]>;
  /**
   * Applies the change to the newest version, again if another writer was faster; returns the result. What cannot be
   * read is given to it as none, so that an operator can replace it.
   */
  change(
    sourceId: SourceId,
    change: (sealed: readonly SealedCredential[]) => readonly SealedCredential[],
  ): Promise<readonly SealedCredential[]>;
}
