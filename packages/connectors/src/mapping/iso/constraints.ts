import { childNamed, childrenNamed, elementsAt, elementsOf, type XmlElement } from '@moisson/formats';
import { readLicence } from '../licences.ts';
import type { Described } from '../xml/described.ts';
import type { ElementReader } from '../xml/element-reader.ts';
import { anchorIn, codeIn, lineIn } from './iso-text.ts';

/** A text that may be the licence. A lower rank is more likely. */
interface Statement {
  readonly element: XmlElement;
  readonly text: string | undefined;
  readonly url: string | undefined;
  readonly rank: number;
}

/** INSPIRE's code list for restrictions of public access, and its value for none. */
const ACCESS_LIST = /LimitationsOnPublicAccess\//i;
const isWeb = (text: string): boolean => /^https?:\/\/\S+$/i.test(text);

/**
 * Reads the licence from the constraints of a dataset. ISO 19115 has no field for it: it is in `useLimitation`, in
 * `otherConstraints` (of access or of use, as the codes beside it say), or in a `reference` (ISO 19115-3). A statement
 * that names a known licence wins, else one that speaks of a licence, else the most likely one. The others stay unread.
 */
export const readConstraints = (
  reader: ElementReader,
  identification: XmlElement | undefined,
): Pick<Described, 'licenseUrl' | 'licenseTitle' | 'accessLevel'> => {
  if (identification === undefined) return {};
  const blocks = reader.at('resourceConstraints', identification).flatMap(elementsOf);
  const statements = blocks.flatMap((block) => statementsIn(block));
  const open = statements.find(({ url }) => url !== undefined && ACCESS_LIST.test(url) && /noLimitations$/i.test(url));
  const licences = statements
    .filter(({ url }) => url === undefined || !ACCESS_LIST.test(url))
    .sort((a, b) => a.rank - b.rank);
  const usable = licences.filter(({ rank }) => rank < NEVER);
  const chosen =
    licences.find(({ text, url }) => readLicence({ url, title: text })?.known === true) ??
    usable.find(({ text, url }) => /licen[cs]e/i.test(`${text?.slice(0, 200) ?? ''} ${url ?? ''}`)) ??
    usable[0];
  for (const one of [open, chosen]) if (one !== undefined) reader.use(one.element);
  return {
    licenseUrl: chosen?.url,
    licenseTitle: chosen?.text,
    ...(open === undefined ? {} : { accessLevel: 'public' }),
  };
};

/** The rank of a statement about access: it counts only if it names a known licence. */
const NEVER = 9;

const statementsIn = (block: XmlElement): Statement[] => {
  const codesOf = (name: string): string[] => childrenNamed(block, name).flatMap((element) => codeIn(element) ?? []);
  const [use, access] = [codesOf('useConstraints'), codesOf('accessConstraints')];
  const isLicence = [...use, ...access].some((code) => /^licen[cs]e/i.test(code));
  // `otherConstraints` explains the code `otherRestrictions` (ISO 19115 §B.2.3).
  const isOfAccess =
    !use.includes('otherRestrictions') && access.includes('otherRestrictions') && !access.includes('license');
  const rankOfOther = isOfAccess ? NEVER : use.length > 0 || isLicence ? 1 : access.length > 0 ? NEVER : 4;
  return [
    ...elementsAt(block, 'reference', 'CI_Citation').map((citation) => ofCitation(citation, isLicence ? 0 : 5)),
    ...childrenNamed(block, 'otherConstraints').map((element) => ofElement(element, rankOfOther)),
    ...childrenNamed(block, 'useLimitation').map((element) => ofElement(element, isLicence ? 2 : 3)),
  ].filter(({ text, url }) => text !== undefined || url !== undefined);
};

/** A short name, and its address after it. */
const NAME_AND_ADDRESS = /^([^<>]{3,80}?)[\s:,(-]{1,5}(https?:\/\/[^\s)]{4,500}?)[.)\s]{0,3}$/;

const ofElement = (element: XmlElement, rank: number): Statement => {
  const [text, anchor] = [lineIn(element), anchorIn(element)];
  const [, name, address] = anchor === undefined ? (NAME_AND_ADDRESS.exec(text ?? '') ?? []) : [];
  if (name !== undefined) return { element, text: name.trim(), url: address, rank };
  return text !== undefined && isWeb(text)
    ? { element, text: undefined, url: text, rank }
    : { element, text, url: anchor, rank };
};

const ofCitation = (citation: XmlElement, rank: number): Statement => ({
  element: citation,
  text: lineIn(childNamed(citation, 'title')),
  url: lineIn(elementsAt(citation, 'onlineResource', 'CI_OnlineResource', 'linkage')[0]),
  rank,
});
