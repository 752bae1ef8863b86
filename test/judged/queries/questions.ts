import { judgedQueries } from '../judgement.ts';

/** Whole sentences. */
export const questions = judgedQueries(`
où sont les patinoires à Sherbrooke | patinoires @sherbrooke | arenas | glissades | The rinks of that city
quand passe le camion de recyclage à Laval | collecte @laval | bilan-dechets ecocentres | - | The schedule of collection
combien d'arbres y a-t-il à Montréal | arbres @montreal | plantation abattage canopee | - | The inventory of trees
quels restaurants ont eu une amende | inspection-aliments | - | restaurants | Fined restaurants; licences are only related
est-ce que ma maison est en zone inondable | inondation | niveau-eau | securite-civile | Flood plains; levels of rivers are near
combien gagne le maire | remuneration | elus | - | What elected people are paid
quelle est la population de Gatineau | population @gatineau | - | naissances | Its population, or how many live in each municipality
où recharger une voiture électrique à Québec | bornes-recharge @quebec | - | vehicules | Charging stations of the city; others next
liste des piscines extérieures ouvertes à Longueuil | piscines @longueuil | jeux-eau | - | Pools of that city
qui a gagné les élections de 2021 | elections in:2021 | - | elus lieux-vote | The results of that year; those of a span of years next
quels sont les contrats donnés par le ministère des Transports | contrats by:MTMD | appels-offres factures | - | That ministry’s contracts; those of others next
je cherche la carte des pistes de ski de fond | sentiers | - | glissades | Trails, of which ski trails are a part
données sur la qualité de l'air à Montréal en temps réel | qualite-air @montreal | - | ges | The air of Montréal; the province's stations next
where can I find bike racks in Westmount | support-velo @westmount | - | pistes-cyclables stationnement | Bike racks of that city
how many people live in Quebec City | population @quebec | - | naissances | The city's population; the province's has it by municipality
list of all public libraries in Laval | bibliotheques @laval | prets-livres | - | Libraries of that city
nombre de passagers dans le métro de Montréal par mois | achalandage @montreal | metro | - | Ridership of Montréal; the lines and stations are near
à quelle heure ferme la bibliothèque de Rimouski | bibliotheques @rimouski | prets-livres | - | Hours are in the list of libraries
rues où il est interdit de stationner la nuit en hiver | vignettes | stationnement signalisation parcometres | deneigement | Winter parking rules
temps d'attente à l'urgence de l'hôpital | urgences | chirurgies | etablissements-sante | Occupancy and wait in emergency rooms; other waits are near
`);
