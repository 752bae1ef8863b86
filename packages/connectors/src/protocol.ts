import type { Connector, Validators } from '@moisson/domain';
import type { Bilingual } from '@moisson/kernel';
import type { Endpoint, Recogniser } from './addresses/endpoint.ts';
import type { OptionsSchema } from './options.ts';

/**
 * The abilities of a protocol. docs/reference/protocols.md is generated from them, and the conformance suite checks
 * them.
 */
export interface Capabilities {
  /** It returns the number of its records. */
  readonly counts: boolean;
  /** It answers 304 if the catalogue is unchanged (RFC 9110 §13), in at least one of its examples. */
  readonly validators: boolean;
  /** It reports deleted records. */
  readonly deletions: boolean;
  /** The field that identifies a record. */
  readonly identity: Bilingual;
  /** The largest number of records that its pages can reach, if limited. */
  readonly pagingLimit?: number;
  /** It can be asked for a single record. */
  readonly singleRecords: boolean;
  /**
   * Its list has no mark at its end, as CSV: a body that was cut may look whole. Then `pages` must have another proof of
   * the end.
   */
  readonly unmarkedEnd?: true;
  /** Its document is a file that an operator may upload, where the body has no address for it. At most one protocol. */
  readonly uploads?: true;
}

/** How a protocol is found at a site whose address says nothing. */
export interface DetectionHints {
  /**
   * Of several protocols that answer at one site, the one with the highest number is best: its records say the most. `PLATFORM` or more: the
   * protocol of one software, and a site runs one.
   */
  readonly preference: number;
  /** Where its endpoint usually is on a site, the most usual first; '' is the site itself. */
  readonly places: readonly string[];
}
export const PLATFORM = 90;

/** The beginning of a response, from which a protocol can be recognised if the address is not enough. */
export interface Answer {
  readonly contentType: string | undefined;
  readonly text: string;
}

/** The response of a protocol's example. */
export interface ExampleAnswer {
  readonly body: string | Uint8Array;
  readonly contentType?: string;
  readonly link?: string;
  readonly validators?: Validators;
}

/**
 * A tiny server of a protocol, which the conformance suite reads. Each record has its own key, the same at each call.
 */
export interface ProtocolExample {
  /** The endpoint of a source that reads this example. */
  readonly endpoint: string;
  /** Returns the response of a catalogue with `count` records; undefined for an unknown address. */
  answer(url: URL, count: number): ExampleAnswer | undefined;
}

/**
 * A complete protocol: everything that other packages know about it. `R` is the type of its records, which only its
 * folder knows.
 */
export interface Protocol<R = unknown> extends Connector<R> {
  /** Its name for people. */
  readonly title: string;
  /** Which addresses it reads, and how. */
  readonly reads: Bilingual;
  readonly options: OptionsSchema;
  readonly capabilities: Capabilities;
  /**
   * Returns the endpoint for an address that a person entered. `other` returns the protocol that an address looks like.
   */
  endpoint(text: string, other?: Recogniser): Endpoint;
  readonly detection: DetectionHints;
  /** Returns whether an address, or its response, looks like this protocol and no other. */
  recognise(url: URL, answer?: Answer): boolean;
  readonly examples: readonly ProtocolExample[];
}

/**
 * Returns the protocol with its name in the type and without the type of its records. One line in `protocols.ts`
 * registers it.
 */
export const defineProtocol = <R, const Name extends string>(
  protocol: Protocol<R> & { readonly name: Name },
): Protocol & { readonly name: Name } => protocol;
