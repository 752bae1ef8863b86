import { byFoldedName, foldedWords, lastPart } from './fold.ts';

/** A file format or service protocol. */
export interface Format {
  /** The name of the format in facets. */
  readonly label: string;
  /** Its IANA media type, if one is registered or commonly used. */
  readonly mediaType?: string;
}

/** Returns one row. A media type with a parameter is not a name of its own: look-ups ignore parameters. */
const format = (label: string, mediaType: string | undefined, ...names: readonly string[]) =>
  [
    { label, ...(mediaType === undefined ? {} : { mediaType }) },
    [label, ...names, ...(mediaType === undefined || mediaType.includes(';') ? [] : [mediaType])],
  ] as const;

/**
 * Formats by their names in portals, in the EU's file-type table and at IANA. Names are folded: case, accents and
 * punctuation are ignored. Media types: iana.org/assignments/media-types.
 */
const rows: readonly (readonly [Format, readonly string[]])[] = [
  // Tables
  format(
    'CSV',
    'text/csv',
    'comma separated values',
    'application/csv',
    'text/x-csv',
    'text/comma-separated-values',
    'valeurs separees par des virgules',
    'csv utf-8',
    'csvs',
  ),
  format('TSV', 'text/tab-separated-values', 'tab', 'tab separated values', 'text/tsv'),
  format(
    'XLS',
    'application/vnd.ms-excel',
    'microsoft excel 97',
    'application/msexcel',
    'application/x-msexcel',
    'application/excel',
  ),
  format(
    'XLSX',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'excel',
    'ms excel',
    'microsoft excel',
    'excel xlsx',
    'xlsm',
    'office open xml spreadsheet',
    'classeur excel',
  ),
  format('ODS', 'application/vnd.oasis.opendocument.spreadsheet', 'opendocument spreadsheet'),
  format('Parquet', 'application/vnd.apache.parquet', 'apache parquet', 'application/parquet', 'application/x-parquet'),
  format('GeoParquet', undefined),
  format('DBF', 'application/dbase', 'dbase', 'application/x-dbf', 'application/dbf'),
  format('MDB', 'application/msaccess', 'access', 'microsoft access', 'accdb', 'application/x-msaccess'),
  format('SQLite', 'application/vnd.sqlite3', 'sqlite3', 'application/x-sqlite3'),
  format('SQL', 'application/sql'),
  format('SAV', 'application/x-spss-sav', 'spss'),
  // Structured text
  format('JSON', 'application/json', 'text/json', 'application/x-json'),
  format('NDJSON', 'application/x-ndjson', 'jsonl', 'json lines', 'jsonlines', 'application/jsonl'),
  format('XML', 'application/xml', 'text/xml', 'extensible markup language'),
  format('YAML', 'application/yaml', 'yml', 'text/yaml'),
  format('JSON-LD', 'application/ld+json', 'jsonld', 'json ld'),
  format('RDF', 'application/rdf+xml', 'rdf xml', 'rdfxml'),
  format('Turtle', 'text/turtle', 'ttl', 'rdf turtle'),
  format('N-Triples', 'application/n-triples', 'ntriples', 'nt', 'rdf n triples'),
  format('RSS', 'application/rss+xml', 'rss feed'),
  format('Atom', 'application/atom+xml', 'atom feed'),
  format('iCal', 'text/calendar', 'ics', 'icalendar'),
  format('SIRI', undefined),
  format('GTFS', undefined, 'general transit feed specification', 'gtfs static', 'gtfs schedule'),
  format('GTFS-RT', undefined, 'gtfs realtime', 'gtfsrt', 'gtfs real time', 'gtfs temps reel'),
  format('GBFS', undefined, 'general bikeshare feed specification'),
  // Maps
  format(
    'GeoJSON',
    'application/geo+json',
    'geo json',
    'application/vnd.geo+json',
    'application/geojson',
    'json geojson',
  ),
  format('TopoJSON', undefined, 'topo json'),
  format(
    'SHP',
    'application/vnd.shp',
    'shapefile',
    'esri shapefile',
    'esri shape',
    'shape',
    'shape file',
    'shapefiles',
    'esri shp',
    'application/x-shapefile',
    'x-gis/x-shapefile',
    'fichier de formes',
    'shp shapefile',
  ),
  format(
    'KML',
    'application/vnd.google-earth.kml+xml',
    'google earth',
    'keyhole markup language',
    'application/kml',
    'application/kml+xml',
  ),
  format('KMZ', 'application/vnd.google-earth.kmz'),
  format('GML', 'application/gml+xml', 'geography markup language'),
  format(
    'GPKG',
    'application/geopackage+sqlite3',
    'geopackage',
    'ogc geopackage',
    'application/x-gpkg',
    'geopackage gpkg',
  ),
  format('GPX', 'application/gpx+xml'),
  format(
    'FGDB',
    undefined,
    'gdb',
    'file geodatabase',
    'esri geodatabase',
    'geodatabase',
    'esri file geodatabase',
    'fgdb gdb',
    'filegdb',
  ),
  format('GeoTIFF', 'image/tiff; application=geotiff', 'geo tiff', 'tiff geotiff'),
  format('TIFF', 'image/tiff', 'tif'),
  format('ECW', undefined),
  format('MrSID', 'image/x-mrsid', 'sid'),
  format('JPEG 2000', 'image/jp2', 'jp2', 'jpeg2000'),
  format('LAS', 'application/vnd.las', 'lidar'),
  format('LAZ', 'application/vnd.laszip'),
  format('DXF', 'image/vnd.dxf', 'autocad dxf', 'application/dxf'),
  format('DWG', 'image/vnd.dwg', 'autocad', 'autocad dwg', 'application/acad'),
  format('DGN', 'image/vnd.dgn', 'microstation'),
  format('MapInfo TAB', undefined, 'mapinfo', 'mif', 'mif mid', 'mif/mid', 'mapinfo tab'),
  format('MBTiles', 'application/vnd.mapbox-vector-tile', 'mvt'),
  format('NetCDF', 'application/netcdf', 'net cdf', 'application/x-netcdf', 'nc'),
  format('HDF5', 'application/x-hdf5', 'hdf', 'application/x-hdf'),
  format('GRIB', undefined, 'grib2'),
  format('CityGML', 'application/vnd.citygml+xml', 'city gml'),
  // Services
  format('WMS', undefined, 'web map service', 'ogc wms', 'application/vnd.ogc.wms_xml', 'wms_srvc', 'ogc:wms'),
  format('WMTS', undefined, 'web map tile service', 'ogc wmts', 'wmts_srvc', 'ogc:wmts'),
  format('WFS', undefined, 'web feature service', 'ogc wfs', 'wfs_srvc', 'ogc:wfs', 'application/vnd.ogc.wfs_xml'),
  format('WCS', undefined, 'web coverage service', 'ogc wcs', 'ogc:wcs'),
  format(
    'REST',
    undefined,
    'esri rest',
    'arcgis rest',
    'arcgis geoservice',
    'arcgis geoservices rest api',
    'arcgis online',
    'arcgis rest api',
    'rest api',
    'arcgis map service',
    'arcgis feature service',
    'arcgis_rest',
    'map_srvc',
    'feature service',
    'map service',
  ),
  format('API', undefined, 'web api', 'api rest', 'web service', 'service web'),
  format('OGC API', undefined, 'ogc api features', 'ogcapi'),
  format('OpenAPI', undefined, 'swagger', 'application/vnd.oai.openapi'),
  format('SPARQL', 'application/sparql-query'),
  // Documents, pictures, sound
  format(
    'HTML',
    'text/html',
    'htm',
    'web page',
    'page web',
    'xhtml',
    'application/xhtml+xml',
    'website',
    'site web',
    'html page',
    'webpage',
    'hypertext markup language',
  ),
  format('PDF', 'application/pdf', 'adobe pdf', 'portable document format'),
  format('TXT', 'text/plain', 'text', 'plain text', 'texte', 'plain'),
  format('Markdown', 'text/markdown', 'md'),
  format('DOC', 'application/msword', 'microsoft word'),
  format('DOCX', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'word', 'ms word'),
  format('ODT', 'application/vnd.oasis.opendocument.text', 'opendocument text'),
  format('RTF', 'application/rtf', 'rich text format', 'text/rtf'),
  format('PPT', 'application/vnd.ms-powerpoint', 'powerpoint'),
  format('PPTX', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'),
  format('JPEG', 'image/jpeg', 'jpg'),
  format('PNG', 'image/png'),
  format('GIF', 'image/gif'),
  format('SVG', 'image/svg+xml'),
  format('MP3', 'audio/mpeg'),
  format('WAV', 'audio/wav', 'audio/x-wav'),
  format('MP4', 'video/mp4'),
  // Archives whose content is unknown
  format(
    'ZIP',
    'application/zip',
    'application/x-zip-compressed',
    'zip archive',
    'archive zip',
    'zip file',
    'application/x-zip',
    'zipped',
    'compressed',
    'archive',
  ),
  format('GZIP', 'application/gzip', 'gz', 'application/x-gzip', 'gzipped'),
  format('TAR', 'application/x-tar', 'tgz', 'tar gz'),
  format('7Z', 'application/x-7z-compressed', '7zip', '7 zip'),
  format('RAR', 'application/vnd.rar', 'application/x-rar-compressed'),
  format('EXE', 'application/vnd.microsoft.portable-executable', 'application/x-msdownload'),
];
const byName = byFoldedName(rows);

/** A format, and whether the file is packed in an archive, as in "CSV (zip)". */
export interface FormatReading extends Format {
  readonly packed: boolean;
}

/** Longest name that is looked up, in characters. */
const MAX_NAME = 200;
const PACKED =
  /^(?:(?<before>.+) )?(?:zip|zipped|gz|gzip|gzipped|7z|compressed|zip archive|archive zip|compresse)(?: (?<after>.+))?$/;

/**
 * Returns a format by its name, file extension, media type (without parameters) or URI in a vocabulary, in any
 * spelling; undefined if it is unknown.
 */
export const formatNamed = (given: string): FormatReading | undefined => {
  if (given.length > MAX_NAME) return undefined;
  const text = /^https?:/i.test(given.trim()) ? mediaTypeInUri(given) : given.split(';', 1)[0]!;
  const name = foldedWords(text)
    .replace(/^(?:format|fichiers?|files?) /, '')
    .replace(/ (?:files?|format)$/, '');
  const whole = byName.get(name);
  if (whole !== undefined) return { ...whole, packed: false };
  const { before, after } = PACKED.exec(name)?.groups ?? {};
  const inside = byName.get(before ?? after ?? '');
  return inside === undefined ? undefined : { ...inside, packed: true };
};

/** The URIs of IANA end in type/subtype, those of other vocabularies in the name of the format. */
const mediaTypeInUri = (uri: string): string =>
  /\/media-types\/([^/?#]+\/[^/?#]+)$/.exec(uri.trim())?.[1] ?? lastPart(uri);

/** Longest label of an unknown format, in characters. */
const MAX_LABEL = 30;

/** Returns the label of a format: that of the table, or the given name in capitals, cut. Empty if nothing remains. */
export const formatLabel = (given: string | undefined): string => {
  if (given === undefined) return '';
  return formatNamed(given)?.label ?? foldedWords(given).toUpperCase().slice(0, MAX_LABEL).trim();
};
