import type { JsonLdContext, KnownContexts } from '@moisson/formats';
import { catalogueContext } from './catalogue-context.ts';

const schemaOrg: JsonLdContext = { '@vocab': 'http://schema.org/', schema: 'http://schema.org/' };

/** Addresses of contexts that catalogues refer to, without their scheme and what closes them. */
const KNOWN: readonly (readonly [RegExp, JsonLdContext])[] = [
  [/^semiceu\.github\.io\/[\w-]+\/releases\/[\w.-]+\/context\/[\w-]+\.jsonld$/i, catalogueContext],
  [/^(?:www\.)?w3\.org\/ns\/dcat\d?(?:\.jsonld)?$/, catalogueContext],
  [/^(?:www\.)?w3\.org\/ns\/hydra\/(?:context\.jsonld|core)$/, catalogueContext],
  [/^project-open-data\.cio\.gov\/v1\.1\/schema\/(?:catalog|dataset)\.jsonld$/, catalogueContext],
  [/^(?:www\.)?schema\.org(?:\/docs\/jsonldcontext\.json(?:ld)?)?$/, schemaOrg],
];

/** Returns the context of DCAT, of its profiles, of Hydra or of schema.org that a document refers to. */
export const knownContexts: KnownContexts = (address) => {
  const name = address.replace(/^https?:\/\//i, '').replace(/[/#]$/, '');
  return KNOWN.find(([pattern]) => pattern.test(name))?.[1];
};
