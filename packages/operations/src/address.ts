import type { OperationDescription } from './operation.ts';

type Values = Readonly<Record<string, string | undefined>>;

/** Returns the path and query of a call of an operation; leaves out undefined parameters. */
export const addressOf = (
  { path }: Pick<OperationDescription, 'path'>,
  params: Values = {},
  query: Values = {},
): string => {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = Object.entries(query)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  return search.length === 0 ? filled : `${filled}?${search.join('&')}`;
};
