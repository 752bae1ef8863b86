import { tagged, type Answer } from './answer.ts';
import { unlessLacking } from './fact.ts';
import { hash32 } from './random.ts';
import type { SimulatedCatalogue } from './simulated-catalogue.ts';

/** One dataset of the table. Bad answers change these fields, so they have the names of the other protocols. */
interface Item {
  readonly identifier?: unknown;
  readonly title?: unknown;
  readonly description?: unknown;
  readonly files?: readonly { readonly url: string; readonly format: string }[];
  readonly [field: string]: unknown;
}

const COLUMNS = {
  Identifiant: 'identifier',
  Titre: 'title',
  Description: 'description',
  'Mots-clés': 'keyword',
  Licence: 'license',
  Organisme: 'publisher',
  Fréquence: 'frequency',
  'Date de mise à jour': 'modified',
} as const;

/** A list of datasets as a spreadsheet writes it: one row for each file of a dataset, with semicolons. */
export const serveTable = (catalogue: SimulatedCatalogue, url: URL): Answer => {
  if (url.pathname !== '/' && !url.pathname.endsWith('.csv'))
    return { status: 404, headers: { 'content-type': 'text/html' }, body: '<h1>404</h1>' };
  const items = Array.from({ length: catalogue.count }, (_, at): Item => {
    const { fact } = catalogue.entry(at);
    return {
      identifier: `liste-${hash32(catalogue.idSeed, 1).toString(36)}-${fact.index}`,
      title: fact.title,
      description: fact.notes,
      keyword: fact.tags.join(', '),
      license: unlessLacking(fact, 'licence', fact.licenseId),
      publisher: fact.organization.name,
      frequency: unlessLacking(fact, 'frequency', fact.frequency),
      modified: fact.modified.slice(0, 10),
      files: fact.formats.map((format) => ({ url: `${catalogue.url}/fichiers/${fact.index}.${format}`, format })),
    };
  });
  const render = (list: readonly unknown[]): Answer =>
    tagged({ status: 200, headers: { 'content-type': 'text/csv; charset=utf-8' }, body: csvOf(list) });
  return { ...render(items), relist: (change) => render(change(items)) };
};

const csvOf = (items: readonly unknown[]): string => {
  const rows = items.flatMap((item) => {
    const { files = [{ url: '', format: '' }], ...fields } = (typeof item === 'object' ? (item ?? {}) : {}) as Item;
    return files.map(({ url, format }) => [...Object.values(COLUMNS).map((name) => fields[name]), url, format]);
  });
  return [[...Object.keys(COLUMNS), 'Lien', 'Format'], ...rows]
    .map((row) => `${row.map(cellOf).join(';')}\r\n`)
    .join('');
};

const cellOf = (value: unknown): string => {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
