/** The result of one step of a rebuild. */
export interface RebuildStep {
  readonly records: number;
  /** Ids of records that could not be merged because of an error in our code. */
  readonly failed: readonly string[];
  /** Where the next step starts; absent after the last step. */
  readonly next?: string;
}
