import type { XmlElement } from '@moisson/formats';
import { CATALOGUE_TITLE, type DcatUsSite } from '@moisson/dcat';
import { metadataFormats } from './metadata-formats.ts';
import { checkIdentifier, getRecord, list, setOf, type OaiContext } from './oai-records.ts';
import { OaiError } from './oai-error.ts';
import type { OaiRequest } from './oai-request.ts';
import { instant, located, oai } from './oai-xml.ts';

/** Returns the content of the answer to a request. Throws `OaiError`. */
export const answerVerb = (context: OaiContext, request: OaiRequest): Promise<XmlElement> => {
  switch (request.verb) {
    case 'Identify':
      return identify(context);
    case 'ListMetadataFormats':
      return listMetadataFormats(context, request);
    case 'ListSets':
      return listSets(context, request);
    case 'GetRecord':
      return getRecord(context, request);
    case 'ListIdentifiers':
    case 'ListRecords':
      return list(context, request);
  }
};

const IDENTIFIER = 'http://www.openarchives.org/OAI/2.0/oai-identifier';

const identify = async ({ roll, site }: OaiContext): Promise<XmlElement> => {
  const { origin, contactEmail } = site as DcatUsSite;
  const earliest = (await roll.entries()).reduce(
    (least, { stamp }) => (stamp > 0 && stamp < least ? stamp : least),
    Infinity,
  );
  const about = (name: string, text: string): XmlElement => ({ ...oai(name, [text]), namespace: IDENTIFIER });
  const { hostname } = new URL(origin);
  return oai('Identify', [
    oai('repositoryName', [CATALOGUE_TITLE.fr]),
    oai('baseURL', [`${origin}/oai`]),
    oai('protocolVersion', ['2.0']),
    oai('adminEmail', [contactEmail]),
    oai('earliestDatestamp', [instant(Number.isFinite(earliest) ? earliest : Date.now())]),
    oai('deletedRecord', ['persistent']),
    oai('granularity', ['YYYY-MM-DDThh:mm:ssZ']),
    oai('description', [
      {
        ...{ name: 'oai-identifier', namespace: IDENTIFIER },
        attributes: located(IDENTIFIER, `${IDENTIFIER}.xsd`),
        children: [
          about('scheme', 'oai'),
          about('repositoryIdentifier', hostname),
          about('delimiter', ':'),
          about('sampleIdentifier', `oai:${hostname}:00000000-0000-5000-8000-000000000000`),
        ],
      },
    ]),
  ]);
};

const listMetadataFormats = async (context: OaiContext, { args }: OaiRequest): Promise<XmlElement> => {
  if (args.identifier !== undefined) await checkIdentifier(context, args.identifier);
  return oai(
    'ListMetadataFormats',
    metadataFormats.map(({ prefix, schema, namespace }) =>
      oai('metadataFormat', [
        oai('metadataPrefix', [prefix]),
        oai('schema', [schema]),
        oai('metadataNamespace', [namespace]),
      ]),
    ),
  );
};

/** All sets are in one answer, so no token was ever given. */
const listSets = async ({ roll }: OaiContext, { args }: OaiRequest): Promise<XmlElement> => {
  if (args.resumptionToken !== undefined) throw new OaiError('badResumptionToken', 'this list has one part');
  const names = new Map<string, string>();
  for (const entry of await roll.entries()) {
    const set = setOf(entry);
    if (set !== undefined) names.set(set, entry.organization!.name);
  }
  if (names.size === 0) throw new OaiError('noSetHierarchy', 'no record is in a set');
  return oai(
    'ListSets',
    [...names]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([set, name]) => oai('set', [oai('setSpec', [set]), oai('setName', [name || set])])),
  );
};
