import { judgedQueries } from '../judgement.ts';

/** Phrases in quotes, exclusion, numbers and years, ids, names of files, addresses. */
export const signs = judgedQueries(`
"matières résiduelles" | collecte bilan-dechets | ecocentres enfouissement | - | The phrase stands in titles and keywords of pickup and of tonnage
"permis de construction" | permis-construction | permis-demolition mises-en-chantier | - | The phrase, not any permit and any construction
"rôle d'évaluation" | role-evaluation | taxes | - | A phrase with an elision
"transport en commun" | gtfs arrets achalandage | metro ponctualite trains | transport-adapte | The phrase stands with schedules, stops and ridership
« feux de circulation » | feux-circulation | - | signalisation | The phrase, in French quotes
"eau potable" | qualite-eau-potable aqueduc | consommation-eau fontaines | eaux-usees | The phrase: quality and mains
"bike paths" | pistes-cyclables | - | - | The phrase as English data have it, and what it means in French
vélo -bixi | pistes-cyclables comptage-velo support-velo libre-service | - | sentiers | Bicycles, but not the shared ones of that name
stationnement -vélo | stationnement parcometres vignettes | constats | autopartage signalisation | Parking of cars, not of bicycles
permis -construction | permis-demolition abattage permis-conduire | restaurants animaux vignettes | permis-construction taxis | Other permits; some to renovate or to build do not have the word
arbres -abattage | arbres | plantation canopee | parcs forets | Trees, but not their cutting
incendie -borne | interventions-pompiers casernes incendies-batiments | feux-foret | - | Fires, but no hydrants
bibliothèque -prêts | bibliotheques | - | archives prets-livres | Libraries, but not their loans
orthophotos 2022 | orthophotos in:2022 | - | lidar | Photos of that year; spans of years and undated ones next
population 2019 | population in:2019 | - | naissances deces | Population of that year; spans of years and undated ones next
budget 2014 | budget in:2014 | etats-financiers | pti | The budget of that year; spans of years and undated ones next
lidar 2022 | lidar in:2022 | - | topographie orthophotos | Surveys of that year; undated ones next
contrats 2024 | contrats in:2024 | - | appels-offres factures | Contracts of that year; spans of years and undated ones next
criminalité 2018 | actes-criminels in:2018 | interventions-policieres | police | That year's; one of them is in English
e0cae08e-7010-7ed6-0bff-ac499751377a | collecte by:VRIM only | - | - | The id of one dataset
10c69862-45d1-5f92-615b-09d9380e9342 | pistes-cyclables by:VALM only | - | - | The id of one dataset
ccd6d102-c8cb-395b-a997-1eb467db29c5 | ecocentres by:CMM only | - | - | The id of one dataset
bois-et-corridors-forestiers-metropolitains-grand-montreal.kml | aires-protegees by:CMM only | - | - | The name of a file
accidents-de-la-route.csv | accidents by:VGRA only | - | - | The name of a file, which one dataset has
https://donnees.example/dataset/a03180e6-73c5-14cc-a401-d0ad0acb346e/piscines_municipales_de_shawinigan.kml | piscines by:VSHA only | - | - | The address of a file
PM2.5 | qualite-air | - | qualite-air-ecoles | Fine particles are measured by the stations of air quality
CO2 | ges qualite-air-ecoles | - | qualite-air | Carbon dioxide: emitted, or in classrooms
CityGML | maquette | - | batiments | A format that is the name of a thing
`);
