import { themeSlug } from '@moisson/vocabularies';
import { keywordsOf } from '../common.ts';
import { RecordReader } from '../record-reader.ts';
import { idOf, namesOf, textsOf, valuesOf } from './rdf-values.ts';

/**
 * The EU's table `data-theme` and the groups of Données Québec, where one corresponds. `INTR`, `OP_DATU` and `REGI` have
 * no equivalent.
 */
const EU_THEMES: Readonly<Record<string, string>> = {
  AGRI: 'agriculture-alimentation',
  ECON: 'economie-entreprises',
  EDUC: 'education-recherche',
  ENER: 'environnement-ressources-naturelles-energie',
  ENVI: 'environnement-ressources-naturelles-energie',
  GOVE: 'gouvernement-finances',
  HEAL: 'sante',
  JUST: 'loi-justice-securite-publique',
  SOCI: 'politiques-sociales',
  TECH: 'education-recherche',
  TRAN: 'transport',
};
const EU_THEME = /\/authority\/data-theme\/([A-Z]{4})$/;

/**
 * Returns the slugs of known themes: of the EU's codes, or of names. Each unknown one is a finding, and then the whole
 * field stays in the extras.
 */
export const themesOf = (reader: RecordReader): string[] => {
  const { name, values } = valuesOf(reader, 'dcat:theme', 'dct:subject', 'dc:subject');
  const slugs = new Set<string>();
  let known = 0;
  for (const value of values) {
    const id = idOf(value);
    const code = EU_THEME.exec(id ?? '')?.[1];
    const slug = (code === undefined ? undefined : EU_THEMES[code]) ?? firstSlug([...namesOf(value), id ?? '']);
    if (slug === undefined) reader.note('field.theme-unmapped', name, namesOf(value)[0] ?? id ?? value);
    else {
      slugs.add(slug);
      known += 1;
    }
  }
  if (known === values.length) reader.use(name);
  return [...slugs].sort();
};

const firstSlug = (names: readonly string[]): string | undefined => {
  for (const name of names) {
    const slug = themeSlug(name);
    if (slug !== undefined) return slug;
  }
  return undefined;
};

/** Returns the keywords of all languages, sorted. Each literal is one keyword, unless it is the only one. */
export const keywordsIn = (reader: RecordReader): string[] => {
  const { name, values } = valuesOf(reader, 'dcat:keyword', 'schema:keywords');
  const texts = values.flatMap((value) => textsOf(value));
  if (texts.length === 0) return [];
  if (texts.length === values.length) reader.use(name);
  return keywordsOf(new RecordReader({ [name]: texts.length === 1 ? texts[0]! : texts }, reader.findings).labels(name));
};
