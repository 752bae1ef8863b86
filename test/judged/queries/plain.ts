import { judgedQueries } from '../judgement.ts';

/** Words as the datasets have them. */
export const plain = judgedQueries(`
arbres | arbres | plantation abattage canopee | especes-envahissantes parcs forets | The trees of a city; planting and cutting are nearly that
pistes cyclables | pistes-cyclables | - | comptage-velo support-velo libre-service bixi | Where one can ride, not where bicycles are counted or parked
déneigement | deneigement | depots-neige | conditions-routieres vignettes | Snow removal; where the snow is brought to is a part of it
matières résiduelles | collecte bilan-dechets | ecocentres enfouissement | mobilier | Collection and tonnage are both what the word means
actes criminels | actes-criminels | interventions-policieres | police constats detention | Crimes; calls to the police are near
rôle d'évaluation foncière | role-evaluation | taxes | cadastre terrains-vacants | The roll itself; taxes follow from it
permis de construction | permis-construction | permis-demolition mises-en-chantier | entrepreneurs abattage | Permits to build or renovate; to demolish is near
contrats municipaux | contrats | appels-offres factures | depots-neige subventions | Contracts of a city or ministry
subventions | subventions | - | organismes dons-politiques | Grants, under whatever name
interventions des pompiers | interventions-pompiers | incendies-batiments casernes | bornes-incendie | What firefighters did
qualité de l'eau | qualite-eau-potable qualite-eau-rivieres baignade | - | eaux-usees surverses pesticides | Tap, river and beach: the words do not say which
inspection des aliments | inspection-aliments | - | restaurants | Food inspections; licences of restaurants are only related
zonage | zonage | plan-urbanisme | zones-agricoles reglements | Zoning; land use plans are near
limites administratives | limites | quartiers districts | police | Borders of municipalities; wards and districts are near
orthophotos | orthophotos | - | topographie lidar carte-base canopee | Aerial photos; what is made from them is only related
bibliothèques | bibliotheques | prets-livres | archives lieux-culturels | The libraries; their loans are near
patinoires extérieures | patinoires | arenas | glissades | Outdoor rinks; arenas are indoors
piscines publiques | piscines | jeux-eau baignade | arenas | Public pools; splash pads and beaches are near
accidents de la route | accidents | - | radars-photo limites-vitesse debit-circulation | Collisions; speed and traffic are only related
feux de circulation | feux-circulation | - | signalisation radars-photo | Where there are traffic lights, not other signs
budget | budget | etats-financiers pti | consultations taxes | The budget; actual spending and capital works are near
résultats des élections | elections | lieux-vote districts | dons-politiques elus | Votes counted; where people voted is near
demandes 311 | demandes-311 | - | consultations | Requests of citizens
îlots de chaleur | ilots-chaleur | - | canopee meteo | Heat islands; the tree cover is only related
zones inondables | inondation | niveau-eau | securite-civile cours-eau | Flood plains; levels of rivers are near
gaz à effet de serre | ges | - | qualite-air energie-batiments | Inventories of emissions, of cities and of emitters
œuvres d'art public | oeuvres-art | - | patrimoine lieux-culturels musees | Works of art outdoors; museums are only related
milieux humides | milieux-humides | - | cours-eau aires-protegees | Wetlands; rivers and protected areas are only related
bornes d'incendie | bornes-incendie | aqueduc | casernes | Hydrants, on the water mains
rémunération des élus | remuneration | elus | employes | What elected people are paid
parcs à chiens | parcs-chiens | - | animaux parcs | Dog parks, not parks at large
réseau routier | reseau-routier | - | chaussee camionnage limites-vitesse adresses toponymie | Roads and streets; what lies on them is only related
`);
