import { GMD, MDB } from '../mapping/iso/identity.ts';
import { CSW } from './names.ts';
import type { SchemaFamily } from './options.ts';
import type { CswService } from './service.ts';

const ISO: readonly string[] = [GMD, ...MDB];
/** DCAT (w3.org/TR/vocab-dcat-3), and the profiles of it that GeoNetwork serves, with the names of their variants. */
const DCAT = 'http://www.w3.org/ns/dcat#';
const DCAT_SCHEMA = /^http:\/\/(?:www\.w3\.org\/ns\/dcat#|data\.europa\.eu\/(?:930|r5r)\/)/;

/** Whether a schema is DCAT: services answer it in ways that are not those of a list of records. */
export const isDcatSchema = (schema: string): boolean => DCAT_SCHEMA.test(schema);

/**
 * Returns the schemas to ask for, the best first. ISO 19115 is the catalogue's own form, from which it makes the others; DCAT says more than Dublin
 * Core, which is the last. A service that names no schema may still have the first one; it must have that of the
 * protocol (OGC 07-006r1 §10.8.4.4).
 */
export const schemasOf = ({ version, schemas }: CswService, wanted?: SchemaFamily): string[] => {
  const own = CSW[version];
  const dcat = schemas.filter(isDcatSchema).sort((a, b) => Number(b.startsWith(DCAT)) - Number(a.startsWith(DCAT)));
  const iso = schemas.length === 0 ? ISO.slice(0, 1) : ISO.filter((schema) => schemas.includes(schema));
  switch (wanted) {
    case 'iso':
      return iso.length === 0 ? [...ISO] : iso;
    case 'dcat':
      return dcat.length === 0 ? [DCAT] : dcat;
    case 'dublin-core':
      return [own];
    case undefined:
      return [...iso, ...dcat.slice(0, 2), own];
  }
};
