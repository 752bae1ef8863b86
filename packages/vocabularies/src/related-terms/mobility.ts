/** Walking, cycling, public transport, traffic, parking, streets and snow. */
export const mobility = `
# Cycling
vélo, cyclable, bicyclette, cyclisme, cycliste | bike, bicycle, cycling, cyclist
piste cyclable, voie cyclable, bande cyclable, réseau cyclable, réseau express vélo | bike path, bike lane, cycle path, cycle lane, bikeway
vélo en libre-service, vélopartage, BIXI | bike share, bikeshare, bike sharing
support à vélo, stationnement pour vélo | bike rack, bike parking, bicycle parking
comptage de vélos, comptage cycliste, éco-compteur | bike count, bicycle count, bike counter
trottinette électrique, trottinette en libre-service | electric scooter, kick scooter

# Walking
piéton, piétonnier, marche à pied | pedestrian, walking
trottoir | sidewalk
passage piéton, passage pour piétons, traverse piétonnière | crosswalk, pedestrian crossing
rue piétonne, rue piétonnière, piétonnisation, zone piétonne | pedestrian street, pedestrianization, pedestrian zone
comptage de piétons, débit piétonnier | pedestrian count, footfall
brigadier scolaire, corridor scolaire, traverse d’écoliers | crossing guard, school crossing
feu pour piétons, feu sonore | pedestrian signal, pedestrian light
zone scolaire, à pied à l’école | school zone, safe route to school

# Public transport
transport collectif, transport en commun | public transit, public transport, transit, mass transit
autobus, bus, ligne d’autobus, circuit d’autobus | bus route, bus line
arrêt d’autobus, arrêt de bus, abribus | bus stop, bus shelter
métro, station de métro | subway, subway station
REM, réseau express métropolitain, métro léger, train léger | light rail, light metro
tramway | tram, streetcar
SRB, service rapide par bus | bus rapid transit, BRT
voie réservée, voie réservée aux autobus | bus lane, reserved lane
horaire d’autobus, horaire de transport en commun, GTFS | bus schedule, bus timetable, transit schedule
achalandage, achalandage du transport collectif | ridership, transit ridership
titre de transport, carte OPUS, tarif du transport collectif | transit fare, transit pass
transport adapté | paratransit, accessible transit
transport scolaire, autobus scolaire | school bus, school transportation
taxi, voiture-taxi | taxicab, cab
transport rémunéré de personnes | ride-hailing, ridesharing
covoiturage | carpool, carpooling
autopartage, auto en libre-service, voiture en libre-service | car sharing, carsharing, carshare
navette, navette gratuite | shuttle, shuttle bus
autocar, transport interurbain | intercity bus
stationnement incitatif | park and ride
enquête origine-destination, origine-destination | travel survey, household travel survey

# Rail
train, chemin de fer, voie ferrée, ferroviaire | rail, railway, railroad
train de banlieue | commuter train, commuter rail
gare, gare ferroviaire | train station, railway station
passage à niveau | level crossing, railway crossing, grade crossing

# Air
aéroport, aérodrome, aéroportuaire, piste d’atterrissage | airport, airstrip
transport aérien, avion, aéronef, aviation | aircraft, airplane, air transport, flight
drone, aéronef télépiloté | unmanned aircraft, UAV
héliport, hélicoptère | helipad, helicopter

# On the water
port maritime, portuaire, installation portuaire | harbour, seaport
traversier, traverse maritime | ferry, ferryboat
navire, bateau, navigation maritime, transport maritime | ship, boat, vessel, shipping
marina, port de plaisance, navigation de plaisance | pleasure boating, boating
rampe de mise à l’eau, mise à l’eau, descente de bateau | boat launch, boat ramp
quai | wharf, dock, pier
voie navigable, chenal de navigation, voie maritime | waterway, seaway, navigation channel
phare, aide à la navigation | lighthouse, navigational aid

# Parking
stationnement, aire de stationnement, place de stationnement, parc de stationnement | parking, parking lot, parking space, car park
parcomètre, stationnement tarifé, borne de paiement | parking meter, paid parking, pay station
vignette de stationnement, stationnement réservé aux résidents, SRRR | parking permit, residential parking
contravention, constat d’infraction, billet de stationnement | parking ticket, traffic ticket, statement of offence
remorquage, fourrière automobile, véhicule remorqué | towing, towed vehicle, impound lot
stationnement pour personnes handicapées, stationnement réservé aux personnes handicapées | accessible parking, disabled parking
interdiction de stationner, signalisation de stationnement, panneau de stationnement | no parking, parking sign, parking restriction
zone de livraison, débarcadère | loading zone, delivery zone

# Vehicles
véhicule, automobile, voiture, auto | vehicle, motor vehicle, passenger car
véhicule électrique, voiture électrique, auto électrique, électrification des transports | electric vehicle, electric car, EV
borne de recharge, borne électrique, station de recharge | charging station, EV charger, EV charging
immatriculation, véhicule immatriculé, véhicule en circulation, plaque d’immatriculation | vehicle registration, registered vehicle, licence plate
permis de conduire, titulaire de permis de conduire | driver’s licence, driving licence
parc de véhicules, flotte de véhicules, véhicule municipal | vehicle fleet, city vehicle
camion, camionnage, véhicule lourd, poids lourd | truck, trucking, heavy vehicle
réseau de camionnage, route de camionnage, circulation lourde | truck route, truck network
transport de marchandises, fret | freight, cargo, goods transport
moto, motocyclette | motorcycle, motorbike
motoneige, sentier de motoneige | snowmobile, snowmobile trail
VTT, quad, véhicule tout-terrain, véhicule hors route, sentier de quad | ATV, all-terrain vehicle, off-road vehicle
essence, prix de l’essence, carburant | gasoline, gas price, fuel
station-service, poste d’essence | gas station, service station

# Traffic
circulation routière, trafic, circulation automobile | traffic, road traffic
comptage routier, comptage de circulation, débit de circulation, débit journalier moyen annuel, DJMA | traffic count, traffic volume, AADT
congestion, congestion routière, embouteillage | traffic congestion, traffic jam
temps de parcours, temps de déplacement | travel time, journey time
limite de vitesse, vitesse permise, vitesse affichée | speed limit
radar photo, photoradar, cinémomètre | speed camera, red light camera
afficheur de vitesse, radar pédagogique, vitesse pratiquée | speed display, vehicle speed
feu de circulation, carrefour à feux | traffic light, traffic signal
panneau de signalisation, signalisation routière | road sign, traffic sign
panneau d’arrêt, arrêt obligatoire | stop sign
caméra de circulation | traffic camera
intersection, carrefour | crossroads, street intersection
carrefour giratoire, rond-point | roundabout
apaisement de la circulation, dos d’âne, ralentisseur, saillie de trottoir | traffic calming, speed bump, speed hump, curb extension
marquage routier, marquage de la chaussée, marquage au sol | road marking, pavement marking
péage, pont à péage, autoroute à péage | toll, toll road, toll bridge

# Accidents
accident de la route, accident routier, collision routière, collision | road accident, traffic accident, car accident, crash
victime de la route, bilan routier, décès sur la route | road casualty, road fatality, traffic fatality
sécurité routière, vision zéro | road safety, traffic safety
alcool au volant, conduite avec les facultés affaiblies, capacité de conduite affaiblie | impaired driving, drunk driving

# Streets and roads
rue, voie publique, route, chemin public | street, road
réseau routier, voirie, géobase | road network, street network, road centreline
autoroute, voie rapide | highway, freeway, expressway, motorway
ruelle | alley, alleyway, laneway
ruelle verte | green alley
chaussée, état de la chaussée, revêtement routier, pavage, asphalte, asphaltage | pavement, pavement condition, paving, asphalt
nid-de-poule, ornière | pothole
pont, viaduc, ouvrage d’art, structure routière | bridge, overpass, viaduct
passerelle, passerelle piétonne | footbridge, pedestrian bridge
tunnel, tunnel routier | road tunnel, underpass
ponceau | culvert
mur de soutènement | retaining wall
bordure de rue, bordure de trottoir | curb, kerb
glissière de sécurité | guardrail, crash barrier
travaux routiers, chantier, chantier routier, entrave, travaux sur la voie publique | roadwork, road work, road construction, construction site
fermeture de rue, rue barrée, route fermée, détour, entrave | road closure, street closure, lane closure
occupation du domaine public, permis d’occupation du domaine public | street occupancy permit, public space occupancy
balayage de rue, nettoyage de rue, propreté | street sweeping, street cleaning, cleanliness
éclairage public, éclairage de rue, lampadaire, luminaire, réverbère | street light, streetlight, street lighting, lamp post
mobilier urbain, banc public | street furniture, bench
poubelle de rue, corbeille de rue, panier à rebuts | litter bin, street garbage can, trash can
graffiti, enlèvement de graffitis | graffiti removal
halte routière, aire de service | rest area, rest stop
escalier public | public stairs, public stairway
conditions routières, état des routes | road conditions, winter road conditions

# Snow
déneigement, neige, enlèvement de la neige, chargement de la neige, tempête de neige, chasse-neige, déneigeuse | snow, snow removal, snow clearing, snow plowing, snowplow, snowstorm
lieu d’élimination de la neige, dépôt à neige, site à neige, chute à neige | snow dump, snow disposal site
chute de neige, enneigement, couvert nival, neige au sol | snowfall, snow depth, snowpack, snow cover
sel de déglaçage, sel de voirie, abrasif, épandage de sel | road salt, deicing salt, deicing
verglas, pluie verglaçante, glace noire | freezing rain, ice storm, black ice
stationnement en hiver, interdiction de stationnement hivernal, stationnement de nuit | winter parking, overnight parking, snow parking ban
`;
