import { isJsonObject, type Json, type JsonObject, type ReadContext } from '@moisson/domain';
import { readOne } from '@moisson/formats';
import { cutText, MoissonError, said } from '@moisson/kernel';
import type { Source } from '@moisson/contracts';
import { siteOf } from '../addresses/endpoint.ts';
import { withoutTrailingSlashes } from '../mapping/links.ts';
import { collectionIn, ogcRecordsEndpoint } from './endpoint.ts';

export const JSON_TYPES = 'application/geo+json, application/json;q=0.9, */*;q=0.1';
const MAX_COLLECTIONS = 1000;

/** Returns the address of a source's collection if its endpoint names one. */
export const namedCollection = (source: Pick<Source, 'endpoint'>): string | undefined =>
  collectionIn(new URL(source.endpoint)) === undefined ? undefined : withoutTrailingSlashes(source.endpoint);

/**
 * Returns the address of the collection of records: the one that the endpoint names, else the only one of the API whose
 * items are records (`itemType`, OGC 20-004 §8). Throws `body.unexpected-shape` with the names of the collections if
 * there is none, or several.
 */
export const collectionOf = async (context: ReadContext): Promise<string> => {
  const named = namedCollection(context.source);
  if (named !== undefined) return named;
  const url = `${siteOf(ogcRecordsEndpoint, context.source)}/collections`;
  const body = await context.fetch.send({ url, accept: JSON_TYPES });
  const { collections } = await readOne(body);
  if (!Array.isArray(collections))
    throw new MoissonError(
      'body.unexpected-shape',
      { url, detail: said('pas de liste à collections', 'no list at collections') },
      { retryable: true },
    );
  const given = (collections as readonly Json[]).filter(isJsonObject).slice(0, MAX_COLLECTIONS);
  const ofRecords = given.filter(holdsRecords).flatMap(idOf);
  const [only] = ofRecords;
  if (only === undefined || ofRecords.length > 1) throw undecided(url, ofRecords, given.flatMap(idOf));
  return `${url}/${encodeURIComponent(only)}`;
};

const holdsRecords = ({ itemType }: JsonObject): boolean =>
  (Array.isArray(itemType) ? (itemType as readonly Json[]) : [itemType]).includes('record');
const idOf = ({ id }: JsonObject): string[] => (typeof id === 'string' || typeof id === 'number' ? [String(id)] : []);

const undecided = (url: string, ofRecords: readonly string[], all: readonly string[]): MoissonError => {
  const names = cutText((ofRecords.length > 0 ? ofRecords : all).join(', '), 300);
  return new MoissonError(
    'body.unexpected-shape',
    {
      url,
      detail:
        ofRecords.length > 0
          ? said(
              `plusieurs collections de fiches, ${names}; donner l’adresse de l’une, ${url}/NOM`,
              `several collections of records, ${names}; give the address of one, ${url}/NAME`,
            )
          : said(`aucune collection de fiches parmi : ${names}`, `no collection of records among: ${names}`),
    },
    { retryable: true },
  );
};
