import { isJsonObject, parseJson, scrubRecord, type JsonObject } from '@moisson/domain';
import { xmlFormat, type XmlElement } from '@moisson/formats';
import { withoutUserInfo, wellFormedText } from '@moisson/kernel';

/** A stored record, read by the format that its bytes have, without credentials. */
export type ShownRecord = { readonly json: JsonObject } | { readonly xml: XmlElement } | { readonly text: string };

/**
 * Reads a stored record. The format is known by the bytes, not by the source's protocol: a record must be shown although
 * its source has another protocol now, or none that this version knows. Bytes of no known format are text.
 */
export const shownRecord = (body: Uint8Array): ShownRecord => {
  const text = Buffer.from(body).toString();
  const start = text.trimStart()[0];
  const json = start === '{' ? attempt(() => parseJson(text)) : undefined;
  if (isJsonObject(json)) return { json: scrubRecord(json) };
  const xml = start === '<' ? attempt(() => xmlFormat.parse(body).record) : undefined;
  return xml === undefined ? { text: wellFormedText(withoutUserInfo(text)) } : { xml };
};

const attempt = <T>(read: () => T): T | undefined => {
  try {
    return read();
  } catch {
    return undefined;
  }
};
