import { json, type Answer } from './answer.ts';
import type { SimulatedCatalogue } from './simulated-catalogue.ts';

/**
 * The lists of a DKAN, which claims CKAN's API: no search, lists within lists, and an HTML page for what it does not
 * have. `packageAt` returns a package of CKAN by its place.
 */
export const serveDkanList = (
  catalogue: SimulatedCatalogue,
  url: URL,
  action: string | undefined,
  packageAt: (place: number) => Record<string, unknown>,
): Answer => {
  const packages = (from: number, to: number): Record<string, unknown>[] =>
    Array.from({ length: Math.max(0, to - from) }, (_, at) => packageAt(from + at));
  if (action === 'package_list')
    return json({ help: '', success: true, result: packages(0, catalogue.count).map(({ name }) => name) });
  if (action !== 'current_package_list_with_resources')
    return { status: 404, headers: { 'content-type': 'text/html' }, body: '<h1>Page introuvable</h1>' };
  const offset = Number(url.searchParams.get('offset') ?? 0);
  const limit = Math.min(Number(url.searchParams.get('limit') ?? 10), catalogue.options.rowsMax ?? 1000);
  const result = [packages(offset, Math.min(offset + limit, catalogue.count)).map(dkanPackage)];
  return json({ help: '', success: true, result });
};

/** Returns a package in DKAN's form: marked private, no organization but a group, dates after a day of the week. */
export const dkanPackage = ({ organization, ...given }: Record<string, unknown>): Record<string, unknown> => {
  const { name, title } = organization as { readonly name: string; readonly title: string };
  return {
    ...given,
    private: true,
    state: 'Active',
    type: 'Dataset',
    metadata_created: frenchTime(given.metadata_created as string),
    metadata_modified: frenchTime(given.metadata_modified as string),
    groups: [{ name: `group/${name}`, title }],
  };
};

const DAYS = ['dim', 'lun', 'mar', 'mer', 'jeu', 'ven', 'sam'];

const frenchTime = (naive: string): string => {
  const [year, month, day] = naive.slice(0, 10).split('-');
  const weekday = new Date(`${naive.slice(0, 10)}T00:00:00Z`).getUTCDay();
  return `${DAYS[weekday]!}, ${day!}/${month!}/${year!} - ${naive.slice(11, 16)}`;
};
