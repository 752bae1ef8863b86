import type { PrefixedName } from './namespaces.ts';

const TYPES: Readonly<Record<number, PrefixedName>> = { 4: 'xsd:gYear', 7: 'xsd:gYearMonth', 10: 'xsd:date' };

/** Returns the XML Schema type of a date with the precision that the source gave. */
export const dateType = (date: string): PrefixedName => TYPES[date.length] ?? 'xsd:dateTime';
