import type { RecordKey, Source } from '@moisson/contracts';
import { isJsonObject, wellFormedKey, type JsonObject } from '@moisson/domain';
import { hubItem } from '../mapping/links.ts';
import { recordKey } from '../mapping/record-key.ts';
import { parseUrl } from '../mapping/urls.ts';

/** Item id and layer out of any shape of identifier; in the slug era, its address without what is the same for all of the site. */
export function keyOf(record: JsonObject, source: Source): RecordKey | undefined {
  const properties = isJsonObject(record.properties) ? record.properties : {};
  const given = record.identifier ?? record.id ?? properties.id;
  const text = isJsonObject(given) ? (given['@id'] ?? given.id ?? given.notation) : given;
  if (typeof text !== 'string' && typeof text !== 'number') return undefined;
  // Before it is read as an address: a path has U+FFFD for every lone surrogate.
  const identifier = wellFormedKey(String(text).trim());
  return recordKey(hubItem(identifier) ?? withinSite(identifier, source) ?? identifier);
}

/** What of an address can tell two of its records apart: not the scheme, nor the source's own host. */
const withinSite = (identifier: string, source: Source): string | undefined => {
  const url = parseUrl(identifier);
  if (url === undefined || url.host === '') return undefined;
  const host = url.host === new URL(source.endpoint).host ? '' : `//${url.host}`;
  return `${host}${url.pathname}${url.search}${url.hash}`;
};
