import type { XmlElement, XmlNode } from '@moisson/formats';

export const OAI = 'http://www.openarchives.org/OAI/2.0/';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/** Returns an element of the protocol; children that are undefined are left out. */
export const oai = (
  name: string,
  children: readonly (XmlNode | undefined)[] = [],
  attributes: Readonly<Record<string, string>> = {},
): XmlElement => ({
  ...{ name, namespace: OAI, attributes },
  children: children.filter((child) => child !== undefined),
});

export const located = (namespace: string, schema: string): Readonly<Record<string, string>> => ({
  [`{${XSI}}schemaLocation`]: `${namespace} ${schema}`,
});

/** Returns an instant as OAI-PMH writes it: seconds, in UTC. */
export const instant = (milliseconds: number): string => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
