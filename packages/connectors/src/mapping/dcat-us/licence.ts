import type { License } from '@moisson/contracts';
import { isJsonObject, type Json } from '@moisson/domain';
import { licenceNamed } from '@moisson/vocabularies';
import { webUrl } from '../addresses.ts';
import { licenseField } from '../common.ts';
import type { GivenLicence } from '../licences.ts';
import type { RecordReader } from '../record-reader.ts';

/** Longest licence text that is read, in characters. */
const MAX_TEXT = 20_000;

/**
 * Returns the licence of a DCAT-US dataset or of a Hub item. It may be an id, an address, a link, a block of HTML, prose,
 * an object (3.0: `LicenseDocument`) or missing; Hub's `licenseInfo` contains the item's terms of use. An address only counts if it is the whole text, or the target of a
 * link whose text is the name of a licence: an address inside prose may be that of a logo, for example.
 */
export const feedLicence = (reader: RecordReader): License | undefined => {
  const license = reader.peek('license');
  if (isJsonObject(license)) {
    reader.use('license');
    return licenseField(reader, {
      id: text(license.type) ?? text(license.id),
      url: text(license['@id']) ?? text(license.url),
      title: text(license.title) ?? text(license.name),
    });
  }
  const main = partsOf(reader.block('license', MAX_TEXT));
  const terms = partsOf(reader.block('licenseInfo', MAX_TEXT));
  // Terms of use in prose complement a named licence and do not replace it.
  if (main.title === undefined && main.url === undefined) return licenseField(reader, terms);
  return licenseField(reader, {
    id: main.title,
    url: main.url ?? terms.url,
    title: terms.title === undefined || licenceNamed(terms.title, 'title') === undefined ? undefined : terms.title,
  });
};

const text = (value: Json | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** A link in the plain text made from HTML: its text, then its address. */
const LINK = /^([^()\n]{1,300}) \((https?:\/\/[^\s()]+)\)$/;

const partsOf = (given: string | undefined): GivenLicence => {
  if (given === undefined) return {};
  const whole = given.includes(' ') ? undefined : webUrl(given);
  if (whole !== undefined) return { url: whole };
  const [, name, url] = LINK.exec(given) ?? [];
  return name !== undefined && licenceNamed(name, 'title') !== undefined ? { title: name, url } : { title: given };
};
