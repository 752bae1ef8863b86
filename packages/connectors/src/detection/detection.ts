import type { Problem } from '@moisson/kernel';

/** A protocol that answers at an address. */
export interface FoundProtocol {
  readonly protocol: string;
  /** The endpoint of a source that reads it. */
  readonly endpoint: string;
  /** The number of records that it claims, if the protocol gives one. */
  readonly records?: number;
  /** The title of its site. */
  readonly title?: string;
  /** The language of its site, or of most of the sample. */
  readonly language?: string;
  /** How it was found, and what it answered; in French and English. */
  readonly why: { readonly fr: string; readonly en: string };
  /** Of the first records of the best one. */
  readonly sample?: DetectionSample;
}

/** What the first records of a catalogue hold. */
export interface DetectionSample {
  readonly records: number;
  readonly titles: readonly string[];
  readonly organizations: readonly string[];
  readonly licences: readonly string[];
  readonly languages: readonly string[];
}

/** What stands behind an address. */
export interface Detection {
  readonly address: string;
  /** The name of the protocol to use. */
  readonly best?: string;
  /** All that answer, the best one first. */
  readonly found: readonly FoundProtocol[];
  /** Seconds between two requests that the site's robots.txt asks for. */
  readonly crawlDelaySeconds?: number;
  readonly warnings: readonly Problem[];
  /** How many requests were made. */
  readonly requests: number;
}
