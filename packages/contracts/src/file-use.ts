/** A data file of the embedded form, and the disk that it takes. Sizes in bytes. */
export interface FileUse {
  /** The file's name without its folder and extension, as `catalogue`. */
  readonly name: string;
  readonly path: string;
  readonly size: number;
  /** Of `size`: what nothing stands in any more, and what is written next. */
  readonly reusable: number;
  /** Of the file beside it in which changes are written first. */
  readonly walSize: number;
  /** The most that the file may take; 0 where that is not limited. */
  readonly limit: number;
  /** Free on the file's disk. */
  readonly diskFree: number;
}
