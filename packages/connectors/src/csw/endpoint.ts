import { pathOf, type Endpoint, type Recogniser } from '../addresses/endpoint.ts';
import type { Answer } from '../protocol.ts';
import { readServiceEndpoint, type ServiceForm } from '../addresses/service-endpoint.ts';

const form: ServiceForm = {
  protocol: 'csw',
  own: new Set([
    ...['service', 'request', 'version', 'acceptversions', 'acceptformats', 'sections', 'outputformat', 'outputschema'],
    ...[
      'elementsetname',
      'elementname',
      'typenames',
      'namespace',
      'resulttype',
      'startposition',
      'maxrecords',
      'sortby',
    ],
    ...['constraint', 'constraintlanguage', 'constraint_language_version', 'id', 'q', 'bbox', 'time', 'recordids'],
  ]),
  narrowing: new Set(['constraint', 'id', 'q', 'bbox', 'time', 'recordids']),
};

/** Returns the address of a catalogue service, such as `https://geo.example.org/csw`, from an address that a person pasted. */
export const cswEndpoint = (text: string, other?: Recogniser): Endpoint => readServiceEndpoint(text, form, other);

/** The root of the capabilities, and its namespace. */
const CAPABILITIES = /<(?:\w{1,20}:)?Capabilities\s[^>]{0,1500}http:\/\/www\.opengis\.net\/cat\/csw/;

/** Returns whether an address is that of a catalogue service: by its path, by the parameters of a request, or by its answer. */
export const isCswAddress = (url: URL, answer?: Answer): boolean => {
  if (CAPABILITIES.test(answer?.text.slice(0, 4000) ?? '')) return true;
  const service = [...url.searchParams].find(([name]) => name.toLowerCase() === 'service')?.[1];
  // pycsw serves other protocols at the same path, told apart by `mode`.
  const isOther = service !== undefined || url.searchParams.has('mode') || url.searchParams.has('verb');
  return service?.toLowerCase() === 'csw' || (!isOther && /\/csw(?:-[\w-]+|\.py)?\/$/.test(pathOf(url)));
};
