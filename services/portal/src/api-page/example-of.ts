import type { OperationDescription } from '@moisson/operations';

/** Queries that show what an operation is for, by its id. */
const QUERIES: Readonly<Record<string, string>> = {
  listDatasets: 'q=v%C3%A9lo&format=CSV&limit=5',
  suggestWords: 'q=biblio',
  getRawRecord: 'key=KEY',
  validateAddress: 'url=https://donnees.example.org/fiche.json',
  exportAsCSV: 'organization=ville-de-laval',
};

/** Bodies in JSON that show the same. */
const BODIES: Readonly<Record<string, string>> = {
  reportDataset: '{"kind":"broken-link","text":"…"}',
};

/** Returns a request to copy into a terminal. */
export const exampleOf = ({ id, method, path, input }: OperationDescription, origin: string): string => {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => name.toUpperCase());
  const query = QUERIES[id];
  const address = `'${origin}${filled}${query === undefined ? '' : `?${query}`}'`;
  const json = BODIES[id];
  if (json !== undefined) return `curl -H 'content-type: application/json' -d '${json}' ${address}`;
  if (input.body !== undefined) return `curl --data-binary @fiche.ttl ${address}`;
  const file = /\.(?:ndjson|csv|jsonld|nt|parquet)$/.exec(path);
  if (file !== null) return `curl -f -o moisson${file[0]} ${address}`;
  return method === 'get' ? `curl ${address}` : `curl -X ${method.toUpperCase()} ${address}`;
};
