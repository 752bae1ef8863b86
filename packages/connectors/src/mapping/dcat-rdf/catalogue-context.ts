/** Prefixes that catalogues use without declaring them, when they refer to a context. */
const PREFIXES: Readonly<Record<string, string>> = {
  adms: 'http://www.w3.org/ns/adms#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatap: 'http://data.europa.eu/r5r/',
  dct: 'http://purl.org/dc/terms/',
  dcterms: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  geosparql: 'http://www.opengis.net/ont/geosparql#',
  hydra: 'http://www.w3.org/ns/hydra/core#',
  locn: 'http://www.w3.org/ns/locn#',
  odrl: 'http://www.w3.org/ns/odrl/2/',
  org: 'http://www.w3.org/ns/org#',
  owl: 'http://www.w3.org/2002/07/owl#',
  pod: 'https://project-open-data.cio.gov/v1.1/schema/#',
  prov: 'http://www.w3.org/ns/prov#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  schema: 'http://schema.org/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  spdx: 'http://spdx.org/rdf/terms#',
  time: 'http://www.w3.org/2006/time#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

/**
 * Names of classes and properties by vocabulary: those of DCAT 3 (w3.org/TR/vocab-dcat-3), DCAT-AP 3 (in its British
 * spelling) and DCAT-US 1.1. `label=name` where they differ.
 */
const NAMES: Readonly<Record<string, string>> = {
  dcat: 'Catalog Catalogue=Catalog CatalogRecord CatalogueRecord=CatalogRecord Dataset DatasetSeries Distribution DataService Relationship Resource accessURL downloadURL bbox boundingBox=bbox byteSize compressFormat compressionFormat=compressFormat packageFormat packagingFormat=packageFormat centroid endDate startDate endpointDescription endpointURL hadRole keyword landingPage mediaType themeTaxonomy themes=themeTaxonomy theme spatialResolutionInMeters temporalResolution version',
  dct: 'accessRights accrualPeriodicity frequency=accrualPeriodicity alternative conformsTo description format identifier isReferencedBy issued releaseDate=issued license licence=license modified modificationDate=modified provenance rights source spatial geographicalCoverage=spatial temporal temporalCoverage=temporal title type Location PeriodOfTime LicenseDocument LicenceDocument=LicenseDocument ProvenanceStatement RightsStatement Standard Frequency MediaType MediaTypeOrExtent',
  foaf: 'Agent Organization Person Document homepage mbox name page documentation=page',
  vcard: 'Kind fn hasEmail hasTelephone hasURL',
  adms: 'Identifier sample schemaAgency status versionNotes',
  skos: 'Concept ConceptScheme notation prefLabel inScheme',
  spdx: 'Checksum algorithm checksumValue',
  dcatap: 'applicableLegislation availability hvdCategory',
  locn: 'geometry',
  pod: 'accessLevel bureauCode dataQuality describedBy describedByType primaryITInvestmentUII programCode references systemOfRecords',
  hydra:
    'Collection PagedCollection PartialCollectionView first firstPage last lastPage next nextPage previous previousPage totalItems itemsPerPage',
};

/** Properties from one described node to another: a text as their value is an IRI. */
const LINKS: Readonly<Record<string, string>> = {
  dcat: 'accessService catalog catalogue=catalog contactPoint dataset datasetDistribution=distribution distribution inSeries record qualifiedRelation servesDataset service',
  dct: 'creator hasPart hasVersion isPartOf isVersionOf publisher relation',
  hydra: 'member view',
  spdx: 'checksum',
};

const terms = (
  table: Readonly<Record<string, string>>,
  valueOf: (iri: string) => unknown,
): (readonly [string, unknown])[] =>
  Object.entries(table).flatMap(([prefix, names]) =>
    names.split(' ').map((entry) => {
      const [label, name = label] = entry.split('=') as [string, string?];
      return [label, valueOf(PREFIXES[prefix]! + name)] as const;
    }),
  );

/**
 * One context in place of those that catalogues refer to. It is written from the vocabularies; where the contexts
 * themselves force the value of a field to be an IRI or a date, the value stays as it is given.
 */
export const catalogueContext: Readonly<Record<string, unknown>> = {
  ...PREFIXES,
  ...Object.fromEntries(terms(NAMES, (iri) => iri)),
  ...Object.fromEntries(terms(LINKS, (iri) => ({ '@id': iri, '@type': '@id' }))),
};
