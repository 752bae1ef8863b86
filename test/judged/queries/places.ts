import { judgedQueries } from '../judgement.ts';

/** A subject in a place, or a place and an organization alone. */
export const places = judgedQueries(`
arbres laval | arbres @laval | plantation abattage canopee | parcs | Laval's trees; those of other cities next
permis construction québec | permis-construction @quebec | permis-demolition mises-en-chantier | - | The city's permits
pistes cyclables gatineau | pistes-cyclables @gatineau | - | comptage-velo support-velo | Gatineau's bike paths; those of other cities next
déneigement montréal | deneigement @montreal | depots-neige | conditions-routieres | Montréal's snow removal; that of other cities next
patinoires sherbrooke | patinoires @sherbrooke | arenas | glissades | Sherbrooke's rinks; those of other cities next
bibliothèques de longueuil | bibliotheques @longueuil | prets-livres | - | Longueuil's libraries; their loans, or other cities' next
actes criminels montreal | actes-criminels @montreal | interventions-policieres | police | Montréal's, without the accent
collecte ordures saguenay | collecte @saguenay | bilan-dechets ecocentres | - | Saguenay's garbage pickup; that of other cities next
parcs trois-rivières | parcs @trois-rivieres | - | aires-jeux parcs-chiens jardins | The parks of Trois-Rivières, not all that has Rivières in its name
parcs trois rivieres | parcs @trois-rivieres | - | aires-jeux parcs-chiens jardins | Without hyphen and accent
bornes fontaines rimouski | bornes-incendie @rimouski | - | aqueduc | Rimouski's hydrants, by their older name
zonage val-d'or | zonage @val-d-or | plan-urbanisme | - | Val-d'Or's zoning, which stands there in English
zonage val d'or | zonage @val-d-or | plan-urbanisme | - | Without its hyphen
stationnement quebec | stationnement @quebec | parcometres vignettes | support-velo signalisation | The city's; the name is the province's too
rues saint-jean-sur-richelieu | reseau-routier @saint-jean-sur-richelieu | - | chaussee toponymie adresses | The streets of that city; what lies on them is only related
rues st-jean-sur-richelieu | reseau-routier @saint-jean-sur-richelieu | - | chaussee toponymie adresses | Saint shortened as people do
trees montreal | arbres @montreal | plantation abattage canopee | parcs | Montréal's trees, in English and without the accent
autobus montréal | gtfs arrets achalandage ponctualite @montreal | - | metro transport-adapte | Buses of Montréal; its metro is only related
bus gatineau | gtfs arrets achalandage @gatineau | - | ponctualite transport-adapte | Buses of Gatineau; its operator bears the name of the region
budget ville de québec | budget @quebec | etats-financiers pti | taxes | The city's, not the province's
piscine shawinigan | piscines @shawinigan | jeux-eau | baignade | Shawinigan's pools; those of other cities next
rôle d'évaluation drummondville | role-evaluation @drummondville | taxes | cadastre | Drummondville's roll; those of other cities next
élections municipales lévis | elections @levis | lieux-vote districts | elus | Lévis' results; where people voted is near
zones inondables laval | inondation @laval | niveau-eau | securite-civile | Laval's flood plains
contrats longueuil | contrats @longueuil | appels-offres factures | subventions | Longueuil's contracts; those of other cities next
accidents gatineau | accidents @gatineau | - | radars-photo | Gatineau's collisions; those of other cities next
Ville de Laval | * by:VDL | - | - | The data of that city
rouyn noranda | * by:VRN | - | - | The data of that city, without hyphen
dorval parks | parcs @dorval | - | aires-jeux parcs-chiens | Dorval's parks, in English; not its industrial parks
garderies québec | garderies @province,quebec | - | ecoles | The province or its capital: the name is the same
`);
