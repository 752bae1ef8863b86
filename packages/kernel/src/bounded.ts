/** Something that holds things in memory for long, and how many at most: what is told of it in the metrics. */
export interface Bounded {
  /** `part.things`, as `fetch.hosts`. */
  readonly name: string;
  readonly limit: number;
  held(): number;
}
