import type { Connector, Validators } from '@moisson/domain';
import type { Bilingual } from '@moisson/kernel';
import type { Endpoint, Recogniser } from './addresses/endpoint.ts';
import type { OptionsSchema } from './options.ts';

/** What a protocol can say and do: docs/reference/protocols.md is made of it, and the conformance suite asks what it promises. */
export interface Capabilities {
  /** It says how many records it has. */
  readonly counts: boolean;
  /** It answers 304 for a catalogue that did not change (RFC 9110 §13), at one of its examples at least. */
  readonly validators: boolean;
  /** It says which records were deleted. */
  readonly deletions: boolean;
  /** What identifies a record. */
  readonly identity: Bilingual;
  /** The most records that its pages reach, where that is limited. */
  readonly pagingLimit?: number;
  /** It can be asked for one record alone. */
  readonly singleRecords: boolean;
}

/** The beginning of an answer, from which a protocol may be recognised where its address says nothing. */
export interface Answer {
  readonly contentType: string | undefined;
  readonly text: string;
}

/** What the example of a protocol answers to a request; nothing where it has no such address. */
export interface ExampleAnswer {
  readonly body: string | Uint8Array;
  readonly contentType?: string;
  readonly link?: string;
  readonly validators?: Validators;
}

/** A tiny server of a protocol: the conformance suite reads from it. Each record has a key of its own, the same at each call. */
export interface ProtocolExample {
  /** Of the source that reads it. */
  readonly endpoint: string;
  /** Returns the answer of a catalogue of `count` records. */
  answer(url: URL, count: number): ExampleAnswer | undefined;
}

/**
 * A protocol, whole: all that any other part of the line knows of it. `R` is the type of its records, which only its folder knows.
 */
export interface Protocol<R = unknown> extends Connector<R> {
  /** As people write it. */
  readonly title: string;
  /** Which addresses it reads, and how. */
  readonly reads: Bilingual;
  readonly options: OptionsSchema;
  readonly capabilities: Capabilities;
  /** Returns what an address that a person gave stands for. `other` names the protocol that an address looks like. */
  endpoint(text: string, other?: Recogniser): Endpoint;
  /** Whether an address, or what it answers, looks like this protocol and no other. */
  recognise(url: URL, answer?: Answer): boolean;
  readonly examples: readonly ProtocolExample[];
}

/** Returns the protocol, its name kept in its type and the type of its records forgotten. One line of `protocols.ts` registers it. */
export const defineProtocol = <R, const Name extends string>(
  protocol: Protocol<R> & { readonly name: Name },
): Protocol & { readonly name: Name } => protocol;
