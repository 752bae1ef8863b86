import type { Bilingual, LangText } from '@moisson/kernel';

/** The site that publishes the catalogue. */
export interface Site {
  /** `https://moisson.example`: all IRIs of ours begin with it. */
  readonly origin: string;
  /** Names of the themes, by slug. */
  readonly themeNames: Readonly<Record<string, Bilingual>>;
}

/** Returns the name of a theme; its slug if it is none of ours, whatever word it is. */
export const themeName = ({ themeNames }: Site, slug: string): LangText =>
  Object.hasOwn(themeNames, slug) ? themeNames[slug]! : { fr: slug };

/** Returns the IRI of a theme: the group of Données Québec; for another word, the page of the datasets that have it. */
export const themeIri = ({ origin, themeNames }: Site, slug: string): string =>
  Object.hasOwn(themeNames, slug)
    ? `https://www.donneesquebec.ca/recherche/group/${slug}`
    : `${origin}/datasets?theme=${encodeURIComponent(slug.toWellFormed())}`;

/** Returns the IRI of a dataset, which is the address of its page. */
export const datasetIri = ({ origin }: Pick<Site, 'origin'>, id: string): string => `${origin}/datasets/${id}`;

/** Returns the IRI of an organization. It leads to the page of all organizations. */
export const organizationIri = ({ origin }: Pick<Site, 'origin'>, id: string): string =>
  `${origin}/organizations#${encodeURIComponent(id.toWellFormed())}`;

/** Returns the IRI of the catalogue, which is the address of the portal. */
export const catalogueIri = ({ origin }: Pick<Site, 'origin'>): string => `${origin}/`;

export const CATALOGUE_TITLE: Bilingual = {
  fr: 'Moisson : les données ouvertes du Québec',
  en: 'Moisson: the open data of Québec',
};
export const CATALOGUE_DESCRIPTION: Bilingual = {
  fr: 'Catalogue fédéré des données ouvertes des villes, ministères et organismes publics du Québec.',
  en: 'Federated catalogue of the open data of Québec’s cities, ministries and public bodies.',
};
