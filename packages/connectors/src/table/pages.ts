import type { Completeness, FetchedBody, ProbeReport, RawPage, ReadContext } from '@moisson/domain';
import { cutText, problem, said, type Problem } from '@moisson/kernel';
import { countRecords } from '../paging/count-records.ts';
import { oneDocument } from '../paging/one-document.ts';
import { columnRole } from './columns.ts';
import { cutTable, type TableFacts } from './cut-table.ts';
import { tableOptions } from './options.ts';

/** A table as it was read: its facts, and whether the server gave its length. */
interface Reading {
  facts?: TableFacts;
  framed?: boolean;
}

/**
 * Reads the table. CSV has no mark at its end, so two facts together prove that all of it was read: the length or the
 * last chunk of the response (RFC 9112 §8), and a line break at the end of the last line, without which a file may have
 * been cut before it was served. Without one of them the list is not complete. Throws the errors of `cutTable`.
 */
export async function* pages(context: ReadContext): AsyncGenerator<RawPage, Completeness> {
  const reading: Reading = {};
  const completeness = yield* read(context, reading);
  const unproven = completeness.notModified === true ? undefined : unprovenEnd(context, reading);
  if (unproven === undefined) return completeness;
  const { detail } = completeness.evidence[0]!;
  return {
    ...completeness,
    evidence: [...completeness.evidence.slice(1), { kind: 'end-signal', holds: false, detail }],
    problems: [...completeness.problems, unproven],
  };
}

const read = (context: ReadContext, reading: Reading): AsyncGenerator<RawPage, Completeness> =>
  oneDocument(context, context.source.endpoint, {
    read: (body: FetchedBody) => {
      reading.framed = body.framed === true;
      return cutTable(body, (facts) => {
        reading.facts = facts;
      });
    },
    list: 'table',
  });

const unprovenEnd = ({ source }: ReadContext, { facts, framed }: Reading): Problem | undefined => {
  const url = source.endpoint;
  if (framed !== true)
    return problem('body.end-unproven', {
      url,
      detail: said('le serveur n’en dit pas la longueur', 'the server does not give its length'),
    });
  if (facts?.endsWithBreak !== false || tableOptions(source).finalLineBreak === 'none') return undefined;
  return problem('body.end-unproven', {
    url,
    detail: said(
      'sa dernière ligne n’a pas de saut de ligne (option finalLineBreak)',
      'its last line has no line break (option finalLineBreak)',
    ),
  });
};

/** Reads the table and reports how it was understood, so that a person sees columns that are not known. */
export const probe = async (context: ReadContext): Promise<ProbeReport> => {
  const reading: Reading = {};
  const records = await countRecords(read(context, reading));
  if (reading.facts === undefined) return { records, detail: 'CSV' };
  const { columns, rows } = reading.facts;
  const told = columns.slice(0, MAX_TOLD).map((name) => ({ name: cutText(name, 200), ...columnRole(name) }));
  return { records, detail: factsText(reading.facts, records), rows, columns: told };
};

/** Columns that a report names. */
const MAX_TOLD = 100;

const SEPARATORS = { ';': ';', ',': ',', '|': '|', '\t': 'tab' } as const;
const factsText = ({ separator, charset, columns, rows }: TableFacts, records: number): string => {
  const read = columns.flatMap((column) => {
    const role = columnRole(column)?.role;
    return role === undefined ? [] : [`${column} → ${role}`];
  });
  const unknown = columns.filter((column) => columnRole(column) === undefined);
  const kept = unknown.length === 0 ? '' : `; no known name: ${unknown.join(', ')}`;
  const how = `separator ${SEPARATORS[separator]}, ${charset}`;
  return cutText(`CSV, ${how}: ${records} datasets in ${rows} rows; ${read.join(', ')}${kept}`, 1000);
};
