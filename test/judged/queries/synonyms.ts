import { judgedQueries } from '../judgement.ts';

/** Other words than those of the datasets. */
export const synonyms = judgedQueries(`
vélo | pistes-cyclables comptage-velo support-velo bixi libre-service | - | sentiers autopartage | All that is about bicycles
bicyclette | pistes-cyclables comptage-velo support-velo bixi libre-service | - | sentiers autopartage | All that is about bicycles, as for vélo
voies pour vélos | pistes-cyclables | - | comptage-velo support-velo bixi | Where one can ride
poubelles | collecte | mobilier bilan-dechets | ecocentres enfouissement | Mostly when they are emptied; also bins in parks
vidanges | collecte | bilan-dechets ecocentres | enfouissement | Québec's word for garbage
ordures ménagères | collecte | bilan-dechets | ecocentres enfouissement | When garbage is picked up; tonnage is near
bac brun | collecte | bilan-dechets | ecocentres | The bin for compost
crimes | actes-criminels | interventions-policieres | police detention constats | Crimes, whatever they are called
vols et cambriolages | actes-criminels | interventions-policieres | police | Kinds of crimes: the lists of crimes have them
neige | deneigement depots-neige | conditions-routieres | meteo vignettes | Removal first of all; snow on the ground is weather
enlèvement de la neige | deneigement | depots-neige | conditions-routieres vignettes | Snow removal in other words
valeur des maisons | role-evaluation | prix-logement | taxes | The assessed value of property, or its price
taxe foncière | taxes | role-evaluation | cadastre | Rates; the roll is what they apply to
collisions automobiles | accidents | - | vehicules radars-photo | Accidents: cars are in nearly all of them
autobus horaire | gtfs | arrets ponctualite | achalandage | When the bus comes
transport collectif | gtfs arrets achalandage | metro ponctualite trains transport-adapte | autopartage | All of public transit
photos aériennes | orthophotos | - | archives lidar carte-base | Orthophotos in plain words
lampadaires | eclairage | - | energie-batiments | Street lights, by any name
égouts pluviaux | egouts | surverses | eaux-usees aqueduc | Storm sewers are in the data of sewers; overflows are near
restaurants insalubres | inspection-aliments | - | restaurants extermination | Fined restaurants; licences are only related
toilettes | toilettes | - | fontaines mobilier | Public toilets; other furniture is only related
salle de bain publique | toilettes | - | fontaines mobilier | Public toilets in other words
amendes stationnement | constats | - | stationnement parcometres vignettes radars-photo | Parking tickets; where to park is only related
contraventions | constats | radars-photo | permis-conduire interventions-policieres | Tickets, whoever gives them
patinage | patinoires | arenas | glissades | Where to skate outdoors; arenas are near
livres | prets-livres | bibliotheques medias | archives | Books lent; then libraries
HLM | logement-social | - | prix-logement aines | Social housing, of which these are a kind
maires | elus | elections remuneration | seances-conseil | Who is mayor; elections and pay are near or related
chômage | emploi | - | aide-sociale revenus economie | Unemployment stands with employment
nids de poule | chaussee | - | chantiers reseau-routier | State of the pavement, of which potholes are a part
travaux routiers | chantiers | - | chaussee pti ponts | Road work under way; the state of roads is only related
plages | baignade | - | qualite-eau-rivieres piscines jeux-eau | Beaches and their water
hôpitaux | etablissements-sante urgences | chirurgies | medecins covid | Hospitals, and how full they are
cliniques | etablissements-sante | medecins | urgences | Clinics and who works there
CPE | garderies | - | ecoles | Centres de la petite enfance
rivières | cours-eau qualite-eau-rivieres niveau-eau | - | inondation surverses barrages | Rivers: where they run, how clean, how high
auto électrique | bornes-recharge vehicules | - | autopartage electricite flotte | Charging, and how many cars
dépenses | etats-financiers budget | factures remuneration | contrats dons-politiques pti economie | What was spent, and what is to be; those of travel are a part
maisons de retraite | aines | - | etablissements-sante | Residences for seniors
carte cadastrale | cadastre | - | role-evaluation limites adresses | Lots on a map; the roll is only related
cotes de crue | inondation | niveau-eau | securite-civile | Flood lines; levels of rivers are near
dos d'âne | afficheurs-vitesse | - | limites-vitesse | Speed humps and other means to calm traffic
`);
