import { type XmlName } from '@moisson/formats';

/** The versions of Catalogue Services for the Web: OGC 07-006r1 (2.0.2) and OGC 12-176r7 (3.0). */
export type CswVersion = '2.0.2' | '3.0.0';

/** The namespace of each version's elements; its records in Dublin Core are in it too. */
export const CSW: Readonly<Record<CswVersion, string>> = {
  '2.0.2': 'http://www.opengis.net/cat/csw/2.0.2',
  '3.0.0': 'http://www.opengis.net/cat/csw/3.0',
};

/** Some servers still write the namespace of version 2.0.0 or 2.0.1. */
const namespaces: ReadonlySet<string> = new Set([...Object.values(CSW), 'http://www.opengis.net/cat/csw']);
export const isCswNamespace = (namespace: string): boolean => namespaces.has(namespace);

/** Where the records of a page are: any element inside the results. */
export const FOUND: readonly XmlName[] = [
  { namespaces, name: 'GetRecordsResponse' },
  { namespaces, name: 'SearchResults' },
  { name: '*' },
];
