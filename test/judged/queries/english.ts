import { judgedQueries } from '../judgement.ts';

/** English words, for data that are mostly French. */
export const english = judgedQueries(`
bike paths | pistes-cyclables | - | comptage-velo support-velo bixi libre-service | Where one can ride
bicycle | pistes-cyclables comptage-velo support-velo bixi libre-service | - | sentiers autopartage | All that is about bicycles
trees | arbres | plantation abattage canopee | forets parcs especes-envahissantes | The trees of a city; planting, cutting and cover are near
snow removal | deneigement | depots-neige | conditions-routieres vignettes | Clearing the streets of snow; the dumps are near
building permits | permis-construction | permis-demolition mises-en-chantier | entrepreneurs | Permits to build or renovate; to demolish is near
waste collection | collecte | bilan-dechets ecocentres | enfouissement | When garbage is picked up; tonnage and depots are near
garbage | collecte | bilan-dechets | ecocentres enfouissement mobilier | When garbage is picked up; tonnage is near
crime | actes-criminels | interventions-policieres | police detention | The same word in both languages
property assessment | role-evaluation | taxes | cadastre | The assessment roll; tax rates follow from it
swimming pools | piscines | jeux-eau baignade | arenas | Public pools; splash pads and beaches are near
libraries | bibliotheques | prets-livres | archives | The libraries themselves; what they lend is near
skating rinks | patinoires | arenas | glissades | Outdoor rinks; arenas are indoors
parking | stationnement parcometres vignettes | support-velo constats | autopartage | Where to park a car
traffic lights | feux-circulation | - | signalisation | Where there are lights, not other signs
road accidents | accidents | - | radars-photo | Collisions on the road
fire hydrants | bornes-incendie | - | aqueduc casernes | Hydrants; the mains and the fire halls are only related
fire stations | casernes | - | interventions-pompiers bornes-incendie | Fire halls, not fires
drinking water | qualite-eau-potable aqueduc fontaines | consommation-eau | eaux-usees | Quality, mains and fountains
air quality | qualite-air | qualite-air-ecoles | ges | Outside air; that of classrooms is near
public transit schedules | gtfs | arrets ponctualite | achalandage metro trains | When the bus comes
zoning map | zonage | plan-urbanisme | zones-agricoles | Zoning on a map; planned land use is near
flood zones | inondation | niveau-eau | securite-civile cours-eau | Flood plains; levels of rivers are near
greenhouse gas emissions | ges | - | qualite-air | Inventories of emissions, of cities and of emitters
electoral districts | districts | - | elections lieux-vote | Borders of districts; votes are only related
contracts | contrats | appels-offres | factures | Contracts awarded; tenders come before them
food inspection | inspection-aliments | - | restaurants | Inspections of food and fines; licences are only related
charging stations | bornes-recharge | - | vehicules | Stations for electric cars
daycare | garderies | - | ecoles | Daycare centres and their places
dog park | parcs-chiens | - | animaux | Parks for dogs; licences of pets are only related
farmland | zones-agricoles | agriculture | zonage | Protected farmland; then what grows on it
emergency room wait times | urgences | chirurgies | etablissements-sante | Occupancy and wait in emergency rooms; other waits are near
potholes | chaussee | - | chantiers | State of the pavement, of which potholes are a part
`);
