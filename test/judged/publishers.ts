/** Who publishes, and how its name stands in a sentence. */
export interface Publisher {
  /** The id of the organization. */
  readonly id: string;
  readonly acronym: string;
  readonly name: string;
  /** Its name with the article: "la Ville de Laval". */
  readonly who: string;
  /** The place that its data are about. */
  readonly place: string;
  /** "Laval", "de Laval", "à Laval". */
  readonly where: string;
  readonly of: string;
  readonly at: string;
  readonly isCity: boolean;
  /** Several times as many datasets as others. */
  readonly isLarge: boolean;
  /** Publishes mostly in English. */
  readonly isEnglish: boolean;
}

/** Acronym, id after `ville-de-`, name, and `*` for a large publisher, `en` for one that publishes in English. */
const cities = `
VMTL | montreal | Montréal | *
VDQ | quebec | Québec | *
VDL | laval | Laval | *
VGAT | gatineau | Gatineau | *
VLON | longueuil | Longueuil | *
VSHE | sherbrooke | Sherbrooke | *
VLEV | levis | Lévis
VSAG | saguenay | Saguenay
V3R | trois-rivieres | Trois-Rivières
VTER | terrebonne | Terrebonne
VREP | repentigny | Repentigny
VRIM | rimouski | Rimouski
VRN | rouyn-noranda | Rouyn-Noranda
VSJR | saint-jean-sur-richelieu | Saint-Jean-sur-Richelieu
VSHA | shawinigan | Shawinigan
VBLA | blainville | Blainville
VDRU | drummondville | Drummondville
VGRA | granby | Granby
VBRO | brossard | Brossard
VSH | saint-hyacinthe | Saint-Hyacinthe
VALM | alma | Alma
VVDO | val-d-or | Val-d’Or
VVIC | victoriaville | Victoriaville
VWES | westmount | Westmount | en
VPC | pointe-claire | Pointe-Claire | en
VDOR | dorval | Dorval | en
`;

/** Acronym, id, name with its article, place. Ids and names as `deploy/sources/quebec.yaml` has them, where it has them. */
const others = `
MTMD | mtq | le Ministère des Transports et de la Mobilité durable | province
MELCCFP | developpement-durable-environnement-et-lutte-contre-les-changements-climatiques | le Ministère de l’Environnement, de la Lutte contre les changements climatiques, de la Faune et des Parcs | province
MAPAQ | ministere-de-l-agriculture | le Ministère de l’Agriculture, des Pêcheries et de l’Alimentation | province
MSSS | msss | le Ministère de la Santé et des Services sociaux | province
MSP | msp | le Ministère de la Sécurité publique | province
MRNF | mrn | le Ministère des Ressources naturelles et des Forêts | province
MAMH | affaires-municipales-et-occupation-du-territoire | le Ministère des Affaires municipales et de l’Habitation | province
MEQ | ministere-de-l-education | le Ministère de l’Éducation | province
MES | ministere-de-l-enseignement-superieur | le Ministère de l’Enseignement supérieur | province
MCC | ministere-de-la-culture | le Ministère de la Culture et des Communications | province
MFA | ministere-de-la-famille | le Ministère de la Famille | province
MEIE | ministere-de-l-economie | le Ministère de l’Économie, de l’Innovation et de l’Énergie | province
MIFI | ministere-de-l-immigration | le Ministère de l’Immigration, de la Francisation et de l’Intégration | province
SCT | secretariat-du-conseil-du-tresor | le Secrétariat du Conseil du trésor | province
ISQ | isq | l’Institut de la statistique du Québec | province
SAAQ | societe-de-l-assurance-automobile-du-quebec | la Société de l’assurance automobile du Québec | province
RAMQ | regie-de-l-assurance-maladie-du-quebec | la Régie de l’assurance maladie du Québec | province
RBQ | regie-du-batiment-du-quebec | la Régie du bâtiment du Québec | province
RACJ | regie-des-alcools-des-courses-et-des-jeux | la Régie des alcools, des courses et des jeux | province
RQ | retraite-quebec | Retraite Québec | province
REQ | registraire-des-entreprises | le Registraire des entreprises du Québec | province
BAnQ | bibliotheque-et-archives-nationales-du-quebec | la Bibliothèque et Archives nationales du Québec | province
DGEQ | directeur-general-des-elections | Élections Québec | province
INSPQ | institut-national-de-sante-publique-du-quebec | l’Institut national de santé publique du Québec | province
SEPAQ | sepaq | la Société des établissements de plein air du Québec | province
SHQ | societe-d-habitation-du-quebec | la Société d’habitation du Québec | province
CPTAQ | commission-de-protection-du-territoire-agricole | la Commission de protection du territoire agricole | province
CTQ | commission-de-toponymie | la Commission de toponymie | province
HQ | hydro-quebec | Hydro-Québec | province
STATCAN | statistique-canada | Statistique Canada | canada
ECCC | environnement-canada | Environnement et Changement climatique Canada | canada
STM | societe-de-transport-de-montreal | la Société de transport de Montréal | montreal
STL | societe-de-transport-de-laval | la Société de transport de Laval | laval
RTL | reseau-de-transport-de-longueuil | le Réseau de transport de Longueuil | longueuil
STO | societe-de-transport-de-l-outaouais | la Société de transport de l’Outaouais | gatineau
STLevis | societe-de-transport-de-levis | la Société de transport de Lévis | levis
RTC | reseau-de-transport-de-la-capitale | le Réseau de transport de la Capitale | quebec
STS | societe-de-transport-de-sherbrooke | la Société de transport de Sherbrooke | sherbrooke
EXO | exo | exo | grand-montreal
ARTM | autorite-regionale-de-transport-metropolitain | l’Autorité régionale de transport métropolitain | grand-montreal
CMM | communaute-metropolitaine-de-montreal | la Communauté métropolitaine de Montréal | grand-montreal
BIXI | bixi-montreal | BIXI Montréal | montreal
`;

const rowsOf = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map((row) => row.split(' | '));

const before = (where: string): string => (/^[AEIOUÉ]/.test(where) ? `d’${where}` : `de ${where}`);

const cityOf = ([acronym, place, where, kind]: string[]): Publisher => ({
  id: `ville-de-${place!}`,
  acronym: acronym!,
  name: `Ville ${before(where!)}`,
  who: `la Ville ${before(where!)}`,
  place: place!,
  where: where!,
  of: before(where!),
  at: `à ${where!}`,
  isCity: true,
  isLarge: kind === '*',
  isEnglish: kind === 'en',
});

const wordsOfPlace = (place: string): Pick<Publisher, 'where' | 'of' | 'at'> => {
  if (place === 'province') return { where: 'Québec', of: 'du Québec', at: 'au Québec' };
  if (place === 'canada') return { where: 'Canada', of: 'du Canada', at: 'au Canada' };
  if (place === 'grand-montreal')
    return { where: 'Grand Montréal', of: 'du Grand Montréal', at: 'dans le Grand Montréal' };
  const where = rowsOf(cities).find(([, id]) => id === place)![2]!;
  return { where, of: before(where), at: `à ${where}` };
};

const otherOf = ([acronym, id, who, place]: string[]): Publisher => {
  const name = who!.replace(/^(le |la |l’)/, '');
  return {
    id: id!,
    acronym: acronym!,
    name,
    who: who!.replace('le Ministère', 'le ministère'),
    place: place!,
    ...wordsOfPlace(place!),
    isCity: false,
    isLarge: false,
    isEnglish: false,
  };
};

/** All publishers: cities, ministries, public bodies. */
export const publishers: readonly Publisher[] = [...rowsOf(cities).map(cityOf), ...rowsOf(others).map(otherOf)];
