import { childNamed, elementsAt, type XmlElement } from '@moisson/formats';
import type { Described, GivenText } from '../xml/described.ts';
import type { ElementReader } from '../xml/element-reader.ts';
import { codeIn, isoLine, isoText, type IsoLocales } from './iso-text.ts';

/** Someone who is responsible for a dataset, with the elements that say so. */
interface Party {
  readonly role: string;
  readonly element: XmlElement;
  readonly organization: XmlElement | undefined;
  readonly position: XmlElement | undefined;
  readonly individual: XmlElement | undefined;
  readonly email: XmlElement | undefined;
}

/** Roles (CI_RoleCode) from the most to the least likely to be who publishes a dataset. */
const PUBLISHING = [
  'publisher',
  'owner',
  'pointOfContact',
  'custodian',
  'resourceProvider',
  'distributor',
  'originator',
  'author',
  'processor',
];
const ANSWERING = ['pointOfContact', 'custodian', 'owner', 'publisher', 'distributor', 'resourceProvider'];

/** Returns the parties in an element: `CI_ResponsibleParty` (ISO 19139) or `CI_Responsibility` (ISO 19115-3). */
const partiesIn = (holders: readonly XmlElement[]): Party[] =>
  holders.slice(0, 100).flatMap((holder) => {
    const former = childNamed(holder, 'CI_ResponsibleParty');
    if (former !== undefined)
      return [
        {
          role: codeIn(childNamed(former, 'role')) ?? '',
          element: holder,
          organization: childNamed(former, 'organisationName'),
          position: childNamed(former, 'positionName'),
          individual: childNamed(former, 'individualName'),
          email: emailIn(former),
        },
      ];
    const responsibility = childNamed(holder, 'CI_Responsibility');
    if (responsibility === undefined) return [];
    const role = codeIn(childNamed(responsibility, 'role')) ?? '';
    const organizations = elementsAt(responsibility, 'party', 'CI_Organisation');
    const persons = elementsAt(responsibility, 'party', 'CI_Individual');
    return [...organizations, ...persons].map((party) => {
      const isOrganization = party.name === 'CI_Organisation';
      const person = isOrganization ? elementsAt(party, 'individual', 'CI_Individual')[0] : party;
      return {
        ...{ role, element: holder },
        organization: isOrganization ? childNamed(party, 'name') : undefined,
        position: person && childNamed(person, 'positionName'),
        individual: person && childNamed(person, 'name'),
        email: emailIn(party) ?? (person && emailIn(person)),
      };
    });
  });

const emailIn = (party: XmlElement): XmlElement | undefined =>
  elementsAt(party, 'contactInfo', 'CI_Contact', 'address', 'CI_Address', 'electronicMailAddress')[0];

/** Reads who publishes a dataset and who answers for it: those of the dataset first, then those of its citation and of the record. */
export const readParties = (
  reader: ElementReader,
  {
    identification,
    citation,
  }: { readonly identification: XmlElement | undefined; readonly citation: XmlElement | undefined },
  locales: IsoLocales,
): Pick<Described, 'publisher' | 'contactName' | 'contactEmail'> => {
  const ofDataset = identification === undefined ? [] : partiesIn(reader.at('pointOfContact', identification));
  const cited = citation === undefined ? [] : partiesIn(reader.at('citedResponsibleParty', citation));
  const ofRecord = partiesIn(reader.at('contact'));
  const named = (parties: readonly Party[]): Party[] => parties.filter(({ organization }) => hasText(organization));
  const publisher = best(named([...ofDataset, ...cited]), PUBLISHING) ?? best(named(ofRecord), PUBLISHING);
  const contact = best(ofDataset, ANSWERING) ?? best(ofRecord, ANSWERING);
  return {
    publisher: publisher && isoText(reader, publisher.organization, locales),
    contactName: contact && contactName(reader, contact, locales),
    contactEmail: isoLine(reader, contact?.email),
  };
};

const hasText = (element: XmlElement | undefined): boolean => element !== undefined && element.children.length > 0;

/** An office rather than a person: names of persons are not needed to write to them. */
const contactName = (
  reader: ElementReader,
  { organization, position, individual }: Party,
  locales: IsoLocales,
): GivenText | undefined => isoText(reader, [organization, position, individual].find(hasText), locales);

const best = (parties: readonly Party[], roles: readonly string[]): Party | undefined => {
  const rank = ({ role }: Party): number => (roles.includes(role) ? roles.indexOf(role) : roles.length);
  return [...parties].sort((a, b) => rank(a) - rank(b))[0];
};
