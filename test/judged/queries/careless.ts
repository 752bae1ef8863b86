import { judgedQueries } from '../judgement.ts';

/** Accents, apostrophes, hyphens left out; plurals; typing errors. */
export const careless = judgedQueries(`
qualite de leau | qualite-eau-potable qualite-eau-rivieres baignade | - | eaux-usees surverses pesticides | The apostrophe left out
qualité de leau potable | qualite-eau-potable | - | qualite-eau-rivieres aqueduc fontaines | The same, of the tap
role devaluation | role-evaluation | taxes | cadastre | The apostrophe and accents left out
bornes dincendie | bornes-incendie | - | aqueduc casernes | The apostrophe left out
oeuvres dart | oeuvres-art | - | patrimoine musees | Ligature and apostrophe
jeux deau | jeux-eau | piscines | fontaines baignade | The apostrophe left out
arrets dautobus | arrets | gtfs | achalandage | The apostrophe left out
appel d’offre | appels-offres | contrats | factures | Singular, with a typographic apostrophe
l'air | qualite-air | qualite-air-ecoles | ges bruit | An elision and a short word
deneigement | deneigement | depots-neige | conditions-routieres | Snow removal, typed without accents
ecoles | ecoles | effectifs-scolaires zones-scolaires qualite-air-ecoles | diplomation | Schools, typed without accents; pupils and crossings are near
DÉCÈS | deces | covid maladies | population | Deaths, typed in capitals; causes of death are near
evenement | evenements | - | programmation | Singular, no accents
arbre | arbres | plantation abattage canopee | especes-envahissantes parcs forets | The trees of a city, in the singular
lieu de culte | lieux-culte | - | patrimoine | An irregular plural
reseau d egout | egouts | - | aqueduc surverses | A space for the apostrophe
bibliotheqe | bibliotheques | prets-livres | archives | Libraries, with a letter missing
stationement | stationnement parcometres vignettes | support-velo | constats signalisation | One n instead of two
stationnnement | stationnement parcometres vignettes | support-velo | constats signalisation | Parking, with a third n
pisines | piscines | jeux-eau baignade | arenas | Pools, with a letter missing
patinnoire | patinoires | arenas | glissades | Rinks, with a letter doubled
evaluation fonciere | role-evaluation | taxes | cadastre | The roll, typed without accents
defibrilateur | defibrillateurs | - | - | One l instead of two
subvension | subventions | - | organismes | Grants, spelt as it sounds
dénegeiment | deneigement | depots-neige | conditions-routieres | Snow removal, with two letters exchanged
innondation | inondation | niveau-eau | securite-civile | Floods, with a letter doubled
matiere residuelle | collecte bilan-dechets | ecocentres enfouissement | mobilier | Singular, no accents
bornes fontaine | bornes-incendie | fontaines | aqueduc | The hyphen left out; a drinking fountain is another thing
îlot de chaleur | ilots-chaleur | - | canopee meteo | Heat islands, in the singular
gaz a effets de serres | ges | - | qualite-air | Emissions, with wrong plurals and no accent
procès verbaux | seances-conseil | - | elus reglements | The hyphen left out
covid19 | covid | - | maladies | The disease, its name without the hyphen
wi-fi | wifi | - | antennes | Some titles write it as one word
wifi | wifi | - | antennes | Some titles write it as two
éco-centre | ecocentres | - | collecte | A hyphen that the word has not
aménagement cyclable | pistes-cyclables | - | comptage-velo support-velo | Bike paths as planners call them, in the singular
311 | demandes-311 | - | - | A number that is a name
orthofoto | orthophotos | - | lidar | Aerial photos, spelt as it sounds
`);
