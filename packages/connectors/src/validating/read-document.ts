import { RecordKey, type Finding, type Source } from '@moisson/contracts';
import type { MappedRecord } from '@moisson/domain';
import { jsonFormat, xmlFormat } from '@moisson/formats';
import { MoissonError, type Problem } from '@moisson/kernel';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Protocol } from '../protocol.ts';
import { readSourceSpec } from '../read-source-spec.ts';
import { protocols } from '../registered.ts';
import { documentFetch } from './document-fetch.ts';
import { recordsIn } from './records-in.ts';
import { understoodIn } from './understood.ts';

/** A document that is to be read as a source's answer. */
export interface GivenDocument {
  readonly bytes: Uint8Array;
  readonly contentType: string | undefined;
}

/** A record of a document, and what its mapping gives. */
export interface ReadRecord {
  /** Undefined if it has none: such a record is not published. */
  readonly key: RecordKey | undefined;
  readonly bytes: Uint8Array;
  readonly mapped: MappedRecord;
}

/** What a document comes to in the protocol that understands most of it. */
export interface DocumentReading {
  /** Absent if no protocol reads a record in it; `problems` then says why. */
  readonly protocol?: Protocol;
  /** The first ones. */
  readonly records: readonly ReadRecord[];
  /** How many records the document has. */
  readonly total: number;
  readonly problems: readonly Problem[];
}

interface Parts {
  readonly signal: AbortSignal;
  /** Records that are mapped. */
  readonly limit: number;
}

/** Returns a source that a document might come from: of the protocol's example, with default settings, and of no organization. */
const sourceOf = ({ name: protocol, examples }: Protocol): Source => {
  const spec = readSourceSpec({ id: 'validation', protocol, endpoint: examples[0]!.endpoint });
  const now = '1970-01-01T00:00:00.000Z';
  return { ...spec, schedule: '0 0 * * *', state: 'draft', stateSince: now, createdAt: now, updatedAt: now };
};

/** Several protocols serve records of one vocabulary: of those that understand a record equally well, the most general one is told. */
const GENERAL_FIRST: readonly Protocol[] = [...protocols].sort(
  (a, b) => a.detection.preference - b.detection.preference,
);

/** Stands for the key of a record without one: so its other fields can be judged all the same. */
const NO_KEY = RecordKey.parse('sans-cle');

/**
 * Reads a document as each protocol would, a list or a single record, and returns the reading of the one whose mapping understands most of its
 * first record. Asks no server for anything. Never throws for what the document holds: that is a problem.
 */
export const readDocument = async (given: GivenDocument, parts: Parts): Promise<DocumentReading> => {
  let best: { readonly reading: DocumentReading; readonly understood: number } | undefined;
  const faults: MoissonError[] = [];
  for (const protocol of GENERAL_FIRST) {
    for (const slices of [() => listOf(protocol, given, parts), () => singlesOf(protocol, given)]) {
      parts.signal.throwIfAborted();
      await nextTurn();
      try {
        const found = await slices();
        const source = sourceOf(protocol);
        const first = found.length === 0 ? undefined : mappedOf(protocol, found[0]!, source);
        if (first === undefined) continue;
        const understood = understoodIn(first.mapped, first.key !== undefined);
        if (understood <= (best?.understood ?? 0)) continue;
        const records = found.slice(0, parts.limit).flatMap((one) => mappedOf(protocol, one, source) ?? []);
        best = { understood, reading: { protocol, records, total: found.length, problems: [] } };
      } catch (error) {
        if (!(error instanceof MoissonError)) throw error;
        faults.push(error);
      }
    }
  }
  return best?.reading ?? unread(faultOf(given.bytes, faults));
};

/** Returns the records of the first page that has any, as the protocol cuts them. */
const listOf = async (
  protocol: Protocol,
  { bytes, contentType }: GivenDocument,
  { signal }: Parts,
): Promise<readonly Uint8Array[]> => {
  const pages = protocol.pages({ source: sourceOf(protocol), signal, fetch: documentFetch(bytes, contentType) });
  try {
    const records: Uint8Array[] = [];
    for (let step = await pages.next(); step.done !== true; step = await pages.next()) {
      records.push(...step.value.records);
      // Only a document without pages is read to its end: it has no cursor.
      if (records.length > 0 && step.value.cursor !== undefined) break;
    }
    return records;
  } finally {
    await pages.return(undefined as never);
  }
};

const singlesOf = async ({ format }: Protocol, { bytes }: GivenDocument): Promise<readonly Uint8Array[]> =>
  recordsIn(format, bytes);

/** Returns a record mapped; undefined if it cannot be read. */
const mappedOf = (protocol: Protocol, bytes: Uint8Array, source: Source): ReadRecord | undefined => {
  try {
    const { given, record, scrubbed } = protocol.format.parse(bytes);
    const key = protocol.keyOf(given, source);
    const mapped = withoutExample(protocol.map(record, key ?? NO_KEY, source), source);
    const more: Finding[] = [
      ...(key === undefined ? [{ code: 'record.no-key', severity: 'error' } as const] : []),
      ...(scrubbed ? [{ code: 'field.credentials-removed', severity: 'warning' } as const] : []),
    ];
    return {
      key,
      bytes: scrubbed ? protocol.format.bytesOf(record) : bytes,
      mapped: { ...mapped, findings: [...more, ...mapped.findings] },
    };
  } catch (error) {
    if (error instanceof MoissonError) return undefined;
    throw error;
  }
};

/** Turtle, and N-Triples, which is a part of it. */
const TURTLE = /^(?:@prefix|@base|prefix\s|base\s|<[^<>]*>\s|_:)/i;

/** Returns the record without a page that was made from the address of the protocol's example: the source has another one. */
const withoutExample = (mapped: MappedRecord, { endpoint }: Source): MappedRecord => {
  const { landingPage, ...dataset } = mapped.dataset;
  const isMade = landingPage !== undefined && URL.parse(landingPage)?.host === new URL(endpoint).host;
  return isMade ? { ...mapped, dataset } : mapped;
};

/** Returns what is wrong with a document that no protocol reads; undefined if nothing is, so that it has no record. */
const faultOf = (bytes: Uint8Array, faults: readonly MoissonError[]): MoissonError | undefined => {
  const start = Buffer.from(bytes.subarray(0, 200)).toString().replace('\ufeff', '').trimStart();
  const notRdf = TURTLE.test(start) ? faults.find(({ code }) => code === 'body.not-rdf') : undefined;
  if (notRdf !== undefined) return new MoissonError('record.malformed', { detail: notRdf.params.detail ?? '' });
  const format = /^[[{]/.test(start) ? jsonFormat : start.startsWith('<') ? xmlFormat : undefined;
  try {
    if (format !== undefined) recordsIn(format, bytes);
    return undefined;
  } catch (error) {
    if (error instanceof MoissonError) return error;
    throw error;
  }
};

const unread = (error = new MoissonError('validation.no-record')): DocumentReading => ({
  records: [],
  total: 0,
  problems: [error.toProblem()],
});
