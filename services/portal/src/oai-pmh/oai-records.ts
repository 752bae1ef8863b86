import { DatasetId, type Dataset } from '@moisson/contracts';
import type { Site } from '@moisson/dcat';
import { writeXml, type XmlElement } from '@moisson/formats';
import { firstAfter, type RollEntry } from '../catalogue/catalogue-roll.ts';
import { publicDatasets, type PublishingContext } from '../catalogue/publishing.ts';
import { WorkBudget } from '../work-budget.ts';
import { formatOf, type MetadataFormat } from './metadata-formats.ts';
import { OaiError } from './oai-error.ts';
import { readPeriod, type OaiRequest } from './oai-request.ts';
import { instant, oai } from './oai-xml.ts';
import type { Place, ResumptionTokens } from './resumption-token.ts';

/** What answering a request takes. */
export interface OaiContext extends PublishingContext {
  readonly tokens: ResumptionTokens;
  readonly site: Site;
}

const PAGE = { ListRecords: 100, ListIdentifiers: 1000 } as const;
/** Characters of records in one answer; what remains is in the next one. */
const MAX_CHARACTERS = 8 * 1024 * 1024;
/** Datasets that are read together. */
const BATCH = 20;

/** Characters that a set may have (§2.6). */
const SET = /^[\w.!~*'()-]{1,200}$/;
/** The set of a record: its organization. */
export const setOf = ({ organization }: RollEntry): string | undefined =>
  organization !== undefined && SET.test(organization.id) ? organization.id : undefined;

/** Returns the identifier of a record: `oai:moisson.example:ID` (guidelines of OAI for identifiers). */
const identifierOf = ({ origin }: Site, id: string): string => `oai:${new URL(origin).hostname}:${id}`;

/** Returns the entry that an identifier names. Throws `idDoesNotExist`. */
const entryOf = async (context: OaiContext, identifier: string): Promise<RollEntry> => {
  const id = DatasetId.safeParse(identifier.slice(identifier.lastIndexOf(':') + 1)).data;
  const entries = id === undefined ? [] : await context.roll.entries();
  const entry = id === undefined ? undefined : entries[firstAfter(entries, id) - 1];
  if (id === undefined || entry?.id !== id || identifier !== identifierOf(context.site, id))
    throw new OaiError('idDoesNotExist', 'no record has this identifier');
  return entry;
};

/** Throws `idDoesNotExist`. */
export const checkIdentifier = async (context: OaiContext, identifier: string): Promise<void> => {
  await entryOf(context, identifier);
};

const header = ({ site }: OaiContext, entry: RollEntry, isDeleted = entry.state !== 'live'): XmlElement => {
  const set = setOf(entry);
  return oai(
    'header',
    [
      oai('identifier', [identifierOf(site, entry.id)]),
      oai('datestamp', [instant(entry.stamp)]),
      set === undefined ? undefined : oai('setSpec', [set]),
    ],
    isDeleted ? { status: 'deleted' } : {},
  );
};

/** A record without a dataset was removed since the list was made. */
const record = (context: OaiContext, entry: RollEntry, format: MetadataFormat, dataset?: Dataset): XmlElement => {
  if (dataset === undefined) return oai('record', [header(context, entry, true)]);
  return oai('record', [header(context, entry), oai('metadata', [format.write(dataset, context.site)])]);
};

/** Throws `idDoesNotExist`, `cannotDisseminateFormat`. */
export const getRecord = async (context: OaiContext, { args }: OaiRequest): Promise<XmlElement> => {
  const format = formatOf(args.metadataPrefix!);
  const entry = await entryOf(context, args.identifier!);
  const [dataset] = entry.state === 'live' ? await publicDatasets(context, [entry.id], new WorkBudget()) : [];
  return oai('GetRecord', [record(context, entry, format, dataset)]);
};

/** Returns where a list begins, or goes on. Throws `badResumptionToken`, `badArgument`. */
const placeOf = ({ tokens }: OaiContext, { verb, args }: OaiRequest): Omit<Place, 'after'> & { after?: DatasetId } => {
  const { resumptionToken, metadataPrefix, set } = args;
  if (resumptionToken === undefined) {
    const period = readPeriod(args);
    return { verb: verb as Place['verb'], prefix: metadataPrefix!, ...period, ...(set && { set }), given: 0 };
  }
  const place = tokens.read(resumptionToken);
  if (place?.verb !== verb)
    throw new OaiError('badResumptionToken', 'not a token of this list, or it has expired: begin the list again');
  return place;
};

/** ListRecords and ListIdentifiers: sorted by identifier, so that a list stays the same while datasets change. */
export const list = async (context: OaiContext, request: OaiRequest): Promise<XmlElement> => {
  const place = placeOf(context, request);
  const format = formatOf(place.prefix);
  const { verb, from = -Infinity, until = Infinity, set } = place;
  const entries = await context.roll.entries();
  const all = entries.filter((entry) => {
    const second = Math.floor(entry.stamp / 1000);
    return from <= second && second <= until && (set === undefined || setOf(entry) === set);
  });
  const start = place.after === undefined ? 0 : firstAfter(all, place.after);
  const page = all.slice(start, start + PAGE[verb]);
  // A list that goes on may have lost its last records to a later date.
  if (page.length === 0 && place.after === undefined)
    throw new OaiError('noRecordsMatch', 'no record has this set and was changed in this period');
  const items =
    verb === 'ListIdentifiers' ? page.map((entry) => header(context, entry)) : await recordsOf(context, page, format);
  if (items.length === 0) throw new OaiError('noRecordsMatch', 'no further record');
  const isLast = start + items.length >= all.length;
  const given = place.given + items.length;
  const next = isLast ? undefined : context.tokens.issue({ ...place, after: page[items.length - 1]!.id, given });
  const sizes = { completeListSize: String(all.length), cursor: String(place.given) };
  // The last part of a list that was cut has an empty token (§3.5).
  const token =
    next === undefined
      ? place.after === undefined
        ? undefined
        : oai('resumptionToken', [], sizes)
      : oai('resumptionToken', [next.token], { expirationDate: instant(next.expires.getTime()), ...sizes });
  return oai(verb, [...items, token]);
};

/** Returns the records of a page: as many as one answer may have, and at least one. */
const recordsOf = async (
  context: OaiContext,
  page: readonly RollEntry[],
  format: MetadataFormat,
): Promise<readonly XmlElement[]> => {
  const budget = new WorkBudget();
  const records: XmlElement[] = [];
  let characters = 0;
  for (let at = 0; at < page.length && characters < MAX_CHARACTERS; at += BATCH) {
    const some = page.slice(at, at + BATCH);
    const live = some.filter(({ state }) => state === 'live').map(({ id }) => id);
    const datasets = new Map((await publicDatasets(context, live, budget)).map((one) => [one.id as string, one]));
    for (const entry of some) {
      const element = record(context, entry, format, datasets.get(entry.id));
      records.push(element);
      characters += writeXml(element).length;
      if (characters >= MAX_CHARACTERS) break;
    }
  }
  return records;
};
