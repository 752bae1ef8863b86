import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

// The rules of both versions for what a portal like ours writes: resources.data.gov/resources/dcat-us, and github.com/GSA/dcat-us.
const text = { type: 'string', minLength: 1 };
const texts = { type: 'array', minItems: 1, items: text };
const partialDate = { type: 'string', pattern: String.raw`^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?Z)?)?)?$` };
const interval = { type: 'string', pattern: String.raw`^R/P(\d+(\.\d+)?[YMWD])?(T\d+[HMS])?$` };
const email = { type: 'string', pattern: String.raw`^mailto:[^\s@]+@[^\s@]+$` };
const uri = { type: 'string', format: 'uri' };
const iri = { type: 'string', pattern: '^(https?|s?ftps?)://' };

const object = (required: readonly string[], properties: object) => ({
  ...{ type: 'object', required, properties, additionalProperties: false },
});
const party = (type: string, properties: object) =>
  object(['@type', ...Object.keys(properties)], { '@type': { const: type }, ...properties });

const dataset11 = object(
  ['@type', 'title', 'description', 'keyword', 'modified', 'publisher', 'contactPoint', 'identifier', 'accessLevel'],
  {
    '@type': { const: 'dcat:Dataset' },
    ...{ title: text, description: text, identifier: text, keyword: texts, theme: texts, spatial: text },
    ...{ modified: partialDate, issued: partialDate, license: uri, landingPage: uri },
    rights: { ...text, maxLength: 255 },
    accessLevel: { enum: ['public', 'restricted public', 'non-public'] },
    accrualPeriodicity: { anyOf: [{ const: 'irregular' }, interval] },
    publisher: party('org:Organization', { name: text }),
    contactPoint: party('vcard:Contact', { fn: text, hasEmail: email }),
    temporal: { type: 'string', pattern: String.raw`^\d{4}[^/]*/\d{4}[^/]*$` },
    language: { type: 'array', minItems: 1, items: { type: 'string', pattern: '^[a-z]{2}$' } },
    distribution: {
      type: 'array',
      items: {
        ...object(['@type'], {
          '@type': { const: 'dcat:Distribution' },
          ...{ title: text, description: text, format: text, accessURL: uri, downloadURL: uri },
          mediaType: { type: 'string', pattern: String.raw`^[-\w]+/[-\w]+(\.[-\w]+)*([+][-\w]+)?$` },
        }),
        dependentRequired: { downloadURL: ['mediaType'] },
      },
    },
  },
);

const catalogue11 = object(['conformsTo', 'dataset'], {
  ...{ '@context': uri, '@id': uri, describedBy: uri },
  '@type': { const: 'dcat:Catalog' },
  conformsTo: { const: 'https://project-open-data.cio.gov/v1.1/schema' },
  dataset: { type: 'array', items: dataset11 },
});

const list = (items: object) => ({ type: 'array', items });
const file30 = object(['@type'], {
  ...{ '@type': { const: 'Distribution' }, '@id': iri, accessURL: iri, downloadURL: iri, modified: partialDate },
  ...{
    title: { type: 'string' },
    description: { type: 'string' },
    format: { type: 'string' },
    mediaType: { type: 'string' },
  },
  // A number as text.
  ...{ byteSize: { type: 'string', pattern: String.raw`^\d+$` }, license: { type: 'string' } },
});
const dataset30 = object(['title', 'description', 'contactPoint', 'identifier'], {
  ...{ '@type': { const: 'Dataset' }, '@id': iri, identifier: iri, title: text, description: text },
  ...{ titleMap: { type: 'object' }, descriptionMap: { type: 'object' }, keyword: list(text) },
  otherIdentifier: list(party('Identifier', { notation: { type: 'string' } })),
  theme: list(party('Concept', { prefLabel: text })),
  publisher: party('Organization', { name: text }),
  contactPoint: party('Kind', { fn: text, hasEmail: email }),
  ...{ accessRights: { type: 'string' }, license: { type: 'string' }, issued: partialDate, modified: partialDate },
  accrualPeriodicity: { anyOf: [interval, { enum: ['asNeeded', 'notPlanned', 'unknown', 'irregular'] }] },
  spatial: list(object(['@type'], { '@type': { const: 'Location' }, prefLabel: text, bbox: { type: 'string' } })),
  temporal: list(
    object(['@type'], { '@type': { const: 'PeriodOfTime' }, startDate: partialDate, endDate: partialDate }),
  ),
  language: list({ type: 'string', maxLength: 2 }),
  landingPage: object(['@id'], { '@type': { const: 'Document' }, '@id': iri, accessURL: iri }),
  distribution: list(file30),
});
const catalogue30 = object(['dataset', 'title'], {
  ...{ '@type': { const: 'Catalog' }, '@id': iri, title: text, description: text },
  conformsTo: party('Standard', { title: { const: 'DCAT-US 3.0' } }),
  dataset: list(dataset30),
});

const ajv = new Ajv2020({ allErrors: true, strict: false });
addFormats.default(ajv);
export const dcatUsRules: Readonly<Record<string, ValidateFunction>> = {
  '1.1': ajv.compile(catalogue11),
  '3.0': ajv.compile(catalogue30),
};
