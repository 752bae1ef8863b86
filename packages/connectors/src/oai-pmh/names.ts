import { xmlName } from '@moisson/formats';

/** The namespace of every answer (Open Archives Initiative Protocol for Metadata Harvesting 2.0, §3.2). */
export const OAI = 'http://www.openarchives.org/OAI/2.0/';

const root = xmlName(OAI, 'OAI-PMH');
/** Where the records of a list are. */
export const LISTED = [root, xmlName(OAI, 'ListRecords'), xmlName(OAI, 'record')];

/** Where the headers of a list of identifiers are. */
export const HEADERS = [root, xmlName(OAI, 'ListIdentifiers'), xmlName(OAI, 'header')];

/** The verbs of the protocol (§4). */
export type Verb = 'Identify' | 'ListMetadataFormats' | 'ListIdentifiers' | 'ListRecords' | 'GetRecord';
