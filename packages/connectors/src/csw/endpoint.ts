import { pathOf, type Endpoint, type Recogniser } from '../addresses/endpoint.ts';
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

/** Returns whether an address is that of a catalogue service: by its path, or by the parameters of a request. */
export const isCswAddress = (url: URL): boolean => {
  const service = [...url.searchParams].find(([name]) => name.toLowerCase() === 'service')?.[1];
  // pycsw serves other protocols at the same path, told apart by `mode`.
  const isOther = service !== undefined || url.searchParams.has('mode') || url.searchParams.has('verb');
  return service?.toLowerCase() === 'csw' || (!isOther && /\/csw(?:-[\w-]+|\.py)?\/$/.test(pathOf(url)));
};
