import type { License } from '@moisson/contracts';
import { isJsonObject, type Json } from '@moisson/domain';
import { licenceNamed } from '@moisson/vocabularies';
import { webUrl } from '../mapping/addresses.ts';
import { licenseField } from '../mapping/common.ts';
import type { GivenLicence } from '../mapping/licences.ts';
import type { RecordReader } from '../mapping/record-reader.ts';

/** Longest licence text that is read, in characters. */
const MAX_TEXT = 20_000;

/**
 * Hub's licence may be an id, an address, a link, a block of HTML, prose, or missing; `licenseInfo` is the item's terms of use.
 * An address counts if it is all that there is, or the target of a link whose text is a licence's name: one inside prose may be
 * that of a logo or of anything else.
 */
export const hubLicense = (reader: RecordReader): License | undefined => {
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
  // Terms of use in prose beside a named licence add to it, and do not replace it.
  if (main.title === undefined && main.url === undefined) return licenseField(reader, terms);
  return licenseField(reader, {
    id: main.title,
    url: main.url ?? terms.url,
    title: terms.title === undefined || licenceNamed(terms.title, 'title') === undefined ? undefined : terms.title,
  });
};

const text = (value: Json | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** A link as the plain text of HTML shows it: its own text, then its address. */
const LINK = /^([^()\n]{1,300}) \((https?:\/\/[^\s()]+)\)$/;

const partsOf = (given: string | undefined): GivenLicence => {
  if (given === undefined) return {};
  const whole = given.includes(' ') ? undefined : webUrl(given);
  if (whole !== undefined) return { url: whole };
  const [, name, url] = LINK.exec(given) ?? [];
  return name !== undefined && licenceNamed(name, 'title') !== undefined ? { title: name, url } : { title: given };
};
