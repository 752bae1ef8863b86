import type { JsonObject } from '@moisson/domain';

/**
 * Returns the components of a DCMI encoding (DCMI Box, Point and Period: `name=Laval; northlimit=45.7; …`), names in lower
 * case; undefined for any other text.
 */
const componentsOf = (text: string): ReadonlyMap<string, string> | undefined => {
  if (text.length > 2000 || !text.includes('=')) return undefined;
  const pairs = text.split(';').map((part) => part.split('='));
  if (pairs.some((pair) => pair.length !== 2 && pair.join('').trim() !== '')) return undefined;
  return new Map(
    pairs.flatMap(([name, value]) => (value === undefined ? [] : [[name!.trim().toLowerCase(), value.trim()]])),
  );
};

/** What a `coverage` names: a place, a period, or both. */
export interface Coverage {
  readonly spatial?: JsonObject;
  readonly place?: string;
  readonly temporal?: JsonObject | string;
}

const SIDES = ['westlimit', 'southlimit', 'eastlimit', 'northlimit'] as const;

/** Reads a DCMI Box, Point or Period. Undefined for other text, such as the name of a place. */
export const dcmiCoverage = (text: string): Coverage | undefined => {
  const parts = componentsOf(text);
  if (parts === undefined) return undefined;
  const name = parts.get('name');
  const place = name === undefined || name === '' ? {} : { place: name };
  if (SIDES.every((side) => parts.has(side)))
    return { ...place, spatial: Object.fromEntries(SIDES.map((side) => [side, parts.get(side)!])) };
  const [east, north] = [parts.get('east'), parts.get('north')];
  if (east !== undefined && north !== undefined) return { ...place, spatial: { x: east, y: north } };
  const [start, end] = [parts.get('start'), parts.get('end')];
  if (start === undefined && end === undefined) return undefined;
  return { temporal: { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) } };
};
