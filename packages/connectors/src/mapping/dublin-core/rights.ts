import { readLicence } from '../licences.ts';
import type { Described } from '../xml/described.ts';
import type { ElementReader } from '../xml/element-reader.ts';

/** Access levels of the OpenAIRE vocabulary, and of COAR's (vocabularies.coar-repositories.org/access_rights). */
const ACCESS =
  /^(?:info:eu-repo\/semantics\/|https?:\/\/purl\.org\/coar\/access_right\/|https?:\/\/publications\.europa\.eu\/resource\/authority\/access-right\/)/i;
/** Codes of ISO 19115 (MD_RestrictionCode), which GeoNetwork writes as rights: they say that there is a licence, not which. */
const CODES =
  /^(?:copyright|patent|patentPending|trademark|licen[cs]e|intellectualPropertyRights|restricted|otherRestrictions|unrestricted)$/i;
const isWeb = (text: string): boolean => /^https?:\/\//i.test(text);

/**
 * Reads `license`, `rights` and `accessRights`. `rights` is any statement: the first that names a known licence counts as the
 * licence, else the first statement, else the first address. An access level is not a licence.
 */
export const readRights = (
  reader: ElementReader,
): Pick<Described, 'licenseId' | 'licenseUrl' | 'licenseTitle' | 'accessLevel'> => {
  const elements = ['license', 'rights', 'accessRights'].flatMap((name) => reader.at(name));
  const statements = elements.flatMap((element) => {
    const text = reader.textOf(element);
    return text === undefined
      ? []
      : [{ element, text, isAccess: element.name === 'accessRights' || ACCESS.test(text) }];
  });
  const access = statements.find(({ isAccess }) => isAccess);
  const licences = statements.filter(({ isAccess, text }) => !isAccess && !CODES.test(text));
  const chosen =
    licences.find(({ text }) => readLicence(isWeb(text) ? { url: text } : { title: text })?.known === true) ??
    licences.find(({ element }) => element.name === 'license') ??
    licences.find(({ text }) => !isWeb(text)) ??
    licences[0];
  for (const one of statements) if (one !== access && one !== chosen) reader.keep(one.element);
  return {
    ...(chosen === undefined ? {} : isWeb(chosen.text) ? { licenseUrl: chosen.text } : { licenseTitle: chosen.text }),
    ...(access === undefined ? {} : { accessLevel: access.text }),
  };
};
