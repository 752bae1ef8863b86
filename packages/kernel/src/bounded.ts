/** A long-lived in-memory collection with a limit. Metrics publish its size and its limit under `name`. */
export interface Bounded {
  /** `part.things`, for example `fetch.hosts`. */
  readonly name: string;
  readonly limit: number;
  held(): number;
}
