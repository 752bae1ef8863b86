/** What one step of a rebuild came to. */
export interface RebuildStep {
  readonly records: number;
  /** Records that a fault of ours kept from being merged. */
  readonly failed: readonly string[];
  /** Where the next step begins; nothing after the last. */
  readonly next?: string;
}
