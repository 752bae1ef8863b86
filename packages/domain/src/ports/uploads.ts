import type { SourceId, Upload } from '@moisson/contracts';

/** The files that operators uploaded as documents of their sources: at most one for each source. */
export interface Uploads {
  /** Throws if what is stored cannot be read: that is not the same as no file. */
  get(sourceId: SourceId): Promise<Upload | undefined>;
  /** Stores the file, in place of the one before. */
  put(upload: Upload): Promise<void>;
  /** Deletes the file, if there is one. */
  remove(sourceId: SourceId): Promise<void>;
}
