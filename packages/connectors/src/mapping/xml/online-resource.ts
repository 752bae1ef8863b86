import { formatNamed } from '@moisson/vocabularies';
import type { DescribedFile, GivenText } from './described.ts';

/** A link of a catalogue of geographic data. */
export interface OnlineResource {
  readonly url: string;
  /** As the catalogue gives it: a name of the OGC's or of GeoNetwork's list (`OGC:WMS`, `WWW:DOWNLOAD-1.0-http--download`). */
  readonly protocol?: string | undefined;
  readonly name?: GivenText | undefined;
  readonly description?: GivenText | undefined;
  /** CI_OnLineFunctionCode of ISO 19115: `download`, `information`, `order` … */
  readonly use?: string | undefined;
}

/** Names of services in protocols and addresses, and their formats. */
const SERVICE = /\b(wmts|wms|wfs|wcs|csw|wps|sos|ogc api[\w ]*|esri:?rest|arcgis)\b/i;

/** Returns a link as a file of a dataset, with what its protocol says about the format. */
export const fileOf = ({ url, protocol = '', name, description, use }: OnlineResource): DescribedFile => ({
  url,
  ...downloadOf(protocol, use),
  title: name,
  description,
  format: formatOf(protocol, url),
});

const downloadOf = (protocol: string, use: string | undefined): Pick<DescribedFile, 'isDownload'> => {
  if (/download/i.test(protocol) || use === 'download')
    return SERVICE.test(protocol) ? { isDownload: false } : { isDownload: true };
  return /link|information|^(?:ogc|esri)\b/i.test(`${protocol} ${use ?? ''}`) ? { isDownload: false } : {};
};

/** GeoNetwork writes a protocol as `OGC:WMS-1.3.0-http-get-map`, and a media type as it is. */
const formatOf = (protocol: string, url: string): string | undefined => {
  // A request with a format returns that file, not the service.
  const asked = /[?&](?:outputformat|format)=([^&]{2,60})/i.exec(url)?.[1];
  const file = asked === undefined ? undefined : formatNamed(decoded(asked))?.label;
  if (file !== undefined && !/[?&]request=getcapabilities/i.test(url)) return file;
  const whole = formatNamed(protocol)?.label;
  if (whole !== undefined) return whole;
  const service = SERVICE.exec(protocol)?.[1] ?? /[?&]service=(wmts|wms|wfs|wcs|csw|wps|sos)\b/i.exec(url)?.[1];
  if (service === undefined) return undefined;
  return formatNamed(/^(?:esri|arcgis)/i.test(service) ? 'ArcGIS REST' : service)?.label ?? service.toUpperCase();
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
