import { attributeOf } from '@moisson/formats';
import { readLicence, type GivenLicence } from '../licences.ts';
import type { Described } from '../xml/described.ts';
import type { ElementReader } from '../xml/element-reader.ts';

/** Addresses of OpenAIRE that say who may see the data, not under which licence. */
const ACCESS = /^info:eu-repo\/semantics\//i;

/** Reads `rightsList`: the first entry that names a known licence, else the first one. Others stay unread. */
export const readRightsList = (
  reader: ElementReader,
): Pick<Described, 'licenseId' | 'licenseUrl' | 'licenseTitle' | 'accessLevel'> => {
  const entries = reader.at('rightsList/rights').map((element) => {
    const [title, uri] = [reader.textOf(element), attributeOf(element, 'rightsURI')];
    reader.keep(element);
    const given: GivenLicence = { id: attributeOf(element, 'rightsIdentifier'), url: uri, title };
    return { element, given, isAccess: ACCESS.test(uri ?? title ?? '') };
  });
  const access = entries.find(({ isAccess }) => isAccess);
  const licences = entries.filter(
    ({ isAccess, given }) => !isAccess && Object.values(given).some((text) => text !== undefined),
  );
  const chosen = licences.find(({ given }) => readLicence(given)?.known === true) ?? licences[0];
  for (const one of [access, chosen]) if (one !== undefined) reader.use(one.element);
  return {
    ...(chosen === undefined
      ? {}
      : { licenseId: chosen.given.id, licenseUrl: chosen.given.url, licenseTitle: chosen.given.title }),
    ...(access === undefined ? {} : { accessLevel: access.given.url ?? access.given.title }),
  };
};
