import { isJsonObject, type Json, type JsonObject } from '@moisson/domain';
import { cutText } from '@moisson/kernel';
import { titleIdentity } from '../mapping/links.ts';

/**
 * Returns the identifier that a dataset publishes: a text or a number (1.1), or an `Identifier` (3.0), which has an
 * `@id`, or a `notation` that is unique within its `schemaAgency`. Undefined if it has none.
 */
export const publishedIdentifier = ({ identifier }: JsonObject): string | undefined => {
  if (!isJsonObject(identifier)) return textOf(identifier);
  const notation = textOf(identifier.notation);
  const agency = textOf(identifier.schemaAgency);
  return (
    textOf(identifier['@id']) ?? (agency === undefined || notation === undefined ? notation : `${agency}: ${notation}`)
  );
};

/**
 * Returns what identifies a record without the identifier that DCAT-US requires: its address as a node, its landing
 * page, else its title. Without this, such a record would be lost. An empty text is a fault of the export and not a
 * catalogue without identifiers: then nothing stands in, or one bad export would rename every record.
 */
export const substituteIdentifier = (record: JsonObject): string | undefined => {
  if (typeof record.identifier === 'string') return undefined;
  const title = textOf(record.title);
  return textOf(record['@id']) ?? addressOf(record.landingPage) ?? (title && titleIdentity(title));
};

/** Returns the address of a page: a text (1.1) or a `Document` (3.0). */
const addressOf = (page: Json | undefined): string | undefined =>
  isJsonObject(page) ? (textOf(page.accessURL) ?? textOf(page['@id'])) : textOf(page);

const textOf = (value: Json | undefined): string | undefined => {
  const [first] = Array.isArray(value) ? (value as readonly Json[]) : [value];
  if (typeof first === 'number') return String(first);
  return typeof first === 'string' && first.trim() !== '' ? cutText(first.trim(), 1000) : undefined;
};
