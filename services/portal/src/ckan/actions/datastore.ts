import { CkanError, notFound } from '../ckan-error.ts';
import type { CkanContext } from '../context.ts';
import { findResource } from '../find-package.ts';
import type { Params } from '../params.ts';

/** Actions of CKAN's DataStore, which answers from the rows of files: this catalogue has descriptions only. */
export const isDatastoreRead = (action: string): boolean =>
  ['datastore_search', 'datastore_search_sql', 'datastore_info'].includes(action);

/** Rejects with a `Not Found Error` that names where the rows are: the source's own DataStore if it is a CKAN, and the file. */
export const refuseDatastore = async (action: string, params: Params, context: CkanContext): Promise<never> => {
  const id = params.text('resource_id') ?? params.text('id') ?? tableIn(params.text('sql'));
  const found = id === undefined ? undefined : await findResource(context, id).catch(orUnknown);
  if (found === undefined)
    throw notFound(`this catalogue describes datasets, it does not hold their rows: ask the DataStore of their source`);
  const { dataset, position } = found;
  const file = dataset.distribution[position]!;
  const url = file.downloadURL ?? file.accessURL;
  const origin = dataset.provenance.distribution ?? dataset.records[0];
  const source = origin === undefined ? undefined : await context.store.registry.get(origin.sourceId);
  const datastore =
    source?.protocol === 'ckan' && file.id !== undefined ? datastoreOf(source.endpoint, action, file.id) : undefined;
  const there = [datastore, url].filter((one) => one !== undefined);
  throw notFound(`the rows of this resource are at its source: ${there.join(' or ') || 'it names no address'}`, {
    ...(datastore === undefined ? {} : { datastore_url: datastore }),
    ...(url === undefined ? {} : { resource_url: url }),
  });
};

const orUnknown = (error: unknown): undefined => {
  if (error instanceof CkanError && error.type === 'Not Found Error') return undefined;
  throw error;
};

/** Returns the table that a statement reads first: DataStore names tables after resources. */
const tableIn = (sql: string | undefined): string | undefined =>
  /\bfrom\s+"?([0-9a-zA-Z_-]{7,100})"?/i.exec(sql ?? '')?.[1];

const datastoreOf = (endpoint: string, action: string, id: string): string | undefined => {
  const site = endpoint.replace(/\/$/, '').replace(/\/api(\/3)?(\/action)?$/, '');
  return URL.canParse(site)
    ? `${site}/api/3/action/${action === 'datastore_search_sql' ? 'datastore_search' : action}?${action === 'datastore_info' ? 'id' : 'resource_id'}=${encodeURIComponent(id)}`
    : undefined;
};
