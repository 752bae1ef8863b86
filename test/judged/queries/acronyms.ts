import { judgedQueries } from '../judgement.ts';

/** Acronyms of organizations and of things. */
export const acronyms = judgedQueries(`
MTQ | * by:MTMD | - | - | The ministry under the name that it had
MTMD | * by:MTMD | - | - | The ministry of transport
STM | * by:STM | - | - | Who types it wants that organization's data
S.T.M. | * by:STM | - | - | The same with points
R.T.C. | * by:RTC | - | - | The transit company of the capital, with points
SAAQ accidents | accidents by:SAAQ | - | permis-conduire vehicules | Accidents as that organization has them
MAPAQ | * by:MAPAQ | - | - | The ministry of agriculture
MELCCFP | * by:MELCCFP | - | - | The ministry of the environment
ministère de l'environnement | * by:MELCCFP | - | - | People shorten the ministry's long name to this
BAnQ | * by:BAnQ | - | - | The library and archives
Hydro-Québec | * by:HQ | - | - | The utility's own data, its name with the hyphen
hydro quebec pannes | pannes by:HQ | - | electricite | Outages of that utility
ISQ population | population by:ISQ | - | naissances deces immigration | Population as that institute has it
Transports Québec | * by:MTMD | - | - | A name that people use
élections québec | * by:DGEQ | elections | districts lieux-vote | The organization; the elections themselves are near
GES | ges | - | energie-batiments qualite-air | Gaz à effet de serre
G.E.S. | ges | - | energie-batiments qualite-air | The same with points
LiDAR | lidar | topographie | canopee orthophotos | Laser surveys; elevation is made from them
GTFS | gtfs | - | arrets achalandage ponctualite | Schedules in that format
PTI | pti | budget | etats-financiers | Programme triennal d'immobilisations
PDQ | police | - | actes-criminels interventions-policieres | Postes de quartier
DJMA | debit-circulation | - | camionnage temps-parcours | Débit journalier moyen annuel
RSQA | qualite-air | - | - | The network that watches the air
CHSLD | etablissements-sante | aines | urgences | Long-term care homes; residences for seniors are near
PIB | economie | - | revenus emploi | Gross domestic product
MNT | lidar topographie | - | carte-base maquette | Modèle numérique de terrain
DEA | defibrillateurs | - | - | Défibrillateur externe automatisé
RPA | aines | - | etablissements-sante | Résidences privées pour aînés
SEAO | appels-offres | contrats | - | The site on which tenders are published; contracts follow from them
`);
