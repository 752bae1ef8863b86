import type { RecordKey, Source } from '@moisson/contracts';
import { isJsonObject, wellFormedKey, type JsonObject } from '@moisson/domain';
import { hubItem } from '../mapping/links.ts';
import { recordKey } from '../mapping/record-key.ts';
import { parseUrl } from '../mapping/urls.ts';

/**
 * Returns the item id and layer from any form of identifier. For old identifiers with a slug, returns the address
 * without the parts that are the same for the whole site.
 */
export function keyOf(record: JsonObject, source: Source): RecordKey | undefined {
  const properties = isJsonObject(record.properties) ? record.properties : {};
  const given = record.identifier ?? record.id ?? properties.id;
  const text = isJsonObject(given) ? (given['@id'] ?? given.id ?? given.notation) : given;
  if (typeof text !== 'string' && typeof text !== 'number') return undefined;
  // Before it is parsed as an address: parsing replaces each lone surrogate in a path by U+FFFD.
  const identifier = wellFormedKey(String(text).trim());
  return recordKey(hubItem(identifier) ?? withinSite(identifier, source) ?? identifier);
}

/**
 * Returns the part of an address that can tell two records of the source apart: without the scheme and the source's own
 * host.
 */
const withinSite = (identifier: string, source: Source): string | undefined => {
  const url = parseUrl(identifier);
  if (url === undefined || url.host === '') return undefined;
  const host = url.host === new URL(source.endpoint).host ? '' : `//${url.host}`;
  return `${host}${url.pathname}${url.search}${url.hash}`;
};
