import type { NamedOrganization } from '../text/organization-names.ts';
import { knownPlaces, markNames, namesByFirstWord, type Names } from '../text/place-names.ts';

/**
 * Words that say in what form, of what place or in general, but not about what. Folded. A search that finds little for all its words is not
 * widened to datasets that share only these.
 */
const generalWords: ReadonlySet<string> = new Set(
  (
    'carte cartes map maps plan plans fichier fichiers file files tableau table liste list registre register repertoire directory inventaire ' +
    'inventory csv json geojson shapefile shp kml excel xlsx pdf api wms ville city town municipalite municipality province provincial ' +
    'municipal municipale municipaux municipales regional regionale region public publique publics publiques nombre number par per mois month ' +
    'annee annuel annual jour day temps reel time real interactive interactif historique historical open ouvert'
  ).split(' '),
);
const YEAR = /^(?:19|20)\d\d$/;

/** "Ville de Laval", "MRC des Laurentides": the kind of an organization, before the name of its place. */
const KIND_OF_MUNICIPALITY =
  /^(?:ville|municipalité|arrondissement|mrc|agglomération|communauté métropolitaine|city|town|borough|municipality)\s+(?:de\s+la\s+|de\s+l[’']|de\s+|du\s+|des\s+|d[’']|of\s+)?/iu;

/** Built once for each list of organizations. */
const made = new WeakMap<readonly NamedOrganization[], Names>();

/** Returns the names of places of municipal organizations. */
const placesOf = (organizations: readonly NamedOrganization[]): Names => {
  let names = made.get(organizations);
  if (names === undefined) {
    names = namesByFirstWord(
      organizations
        .flatMap(({ name }) => Object.values(name))
        .filter((name) => name !== undefined && KIND_OF_MUNICIPALITY.test(name))
        .map((name) => name!.replace(KIND_OF_MUNICIPALITY, '')),
    );
    made.set(organizations, names);
  }
  return names;
};

/** Returns, for each of these folded words of a query, whether it says where, when or in what form, and not about what. */
export const areContext = (
  folded: readonly string[],
  organizations: readonly NamedOrganization[] = [],
): readonly boolean[] => {
  const context = folded.map((word) => generalWords.has(word) || YEAR.test(word));
  for (const names of [knownPlaces(), placesOf(organizations)]) markNames(folded, names, context);
  return context;
};
