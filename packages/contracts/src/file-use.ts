/** A data file of the embedded form and its disk usage, in bytes. */
export interface FileUse {
  /** The file name without folder and extension, for example `catalogue`. */
  readonly name: string;
  readonly path: string;
  readonly size: number;
  /** Bytes of `size` in free pages, which SQLite fills first. */
  readonly reusable: number;
  /** Size of the write-ahead log beside the file. */
  readonly walSize: number;
  /** The largest allowed size of the file; 0 means no limit. */
  readonly limit: number;
  /** Free space on the file's disk. */
  readonly diskFree: number;
}
