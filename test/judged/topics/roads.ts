import { topicsOf } from './topic.ts';

export const roads = topicsOf(`
pistes-cyclables | trans | map | villes:90 MTMD*2 CMM*2
= Pistes cyclables | Réseau cyclable | Voies cyclables | Pistes et bandes cyclables {de} | Aménagements cyclables | Réseau cyclable existant et projeté | Route verte
+ Bike paths | Cycling network
> Tracé des pistes, bandes et chaussées désignées, avec le type de voie et la saison d’ouverture. | Liens que les vélos partagent avec les autos. | Longueur de chaque tronçon en mètres.
< Lanes and paths for bicycles, by type and season.
# vélo, piste cyclable, transport actif, mobilité

comptage-velo | trans | table | villes:35 MTMD
= Comptages vélos | Comptage des cyclistes sur les pistes cyclables | Éco-compteurs | Passages de vélos aux compteurs permanents | Comptages cyclistes {a}
+ Bicycle counts
> Nombre de cyclistes qui passent chaque jour devant les compteurs.
# vélo, comptage, cyclistes, éco-compteur

bixi | trans | table | BIXI*3 VMTL VLON VDL VWES STM
= Stations BIXI | Historique des déplacements BIXI | BIXI : état des stations en temps réel | Vélos en libre-service - stations
+ BIXI bike share trips | Bike share stations
> Emplacement et capacité des stations de vélos en libre-service. | Heure et station de départ et d’arrivée de chaque trajet.
# BIXI, vélo-partage, libre-service

libre-service | trans | table | RTC*2 STS VGAT VSHE
= àVélo : stations et trajets | Vélopartage - stations | Trottinettes et vélos en libre-service
> Stations de vélos à assistance électrique en libre-service, et leurs trajets.
# vélopartage, vélo électrique, micromobilité

support-velo | trans | map | villes:40
= Stationnements pour vélos | Supports à vélos | Arceaux et supports à vélo | Stationnement vélo {a}
+ Bike racks
> Emplacement et nombre de places des supports à bicyclettes.
# vélo, stationnement, support

pietons | trans | table | villes:30
= Comptages piétons | Comptage des piétons aux intersections | Rues piétonnes | Zones piétonnes et rues partagées
+ Pedestrian counts
> Nombre de piétons comptés aux feux et sur les rues commerciales.
# piéton, marche, comptage

trottoirs | infra trans | map | villes:50
= Trottoirs | Réseau de trottoirs | État des trottoirs | Trottoirs et bordures {de}
+ Sidewalks
> Contour, matériau et état des trottoirs.
# trottoir, piéton, bordure

zones-scolaires | trans edu | map | villes:30
= Corridors scolaires | Brigadiers scolaires | Zones scolaires | Traverses avec brigadier
+ School crossing guards
> Traverses surveillées par un brigadier aux heures de classe.
# école, brigadier, sécurité

accidents | trans secu | table | SAAQ*3 villes:45
= Collisions routières | Accidents de la route | Rapports d’accident | Collisions impliquant un véhicule, un piéton ou un cycliste | Accidents avec blessés {a}
+ Road collisions | Traffic accidents
> Collisions déclarées par les policiers, avec la gravité, l’heure et l’état de la chaussée. | Nombre de morts et de blessés par année.
< Collisions reported by the police, with severity and place.
# accident, collision, sécurité routière

feux-circulation | trans | map | villes:55 MTMD
= Feux de circulation | Intersections avec feux | Feux de signalisation | Feux de circulation et feux pour piétons | Feux de circulation - localisation
+ Traffic lights
> Intersections munies de feux, avec décompte piéton et signal sonore.
# feux, intersection, signalisation

signalisation | trans | map | villes:45 MTMD
= Panneaux de signalisation | Signalisation routière | Arrêts obligatoires | Panneaux et poteaux de rue | Signalisation - stationnement sur rue
+ Road signs
> Emplacement et message de chaque panneau au bord de la rue.
# panneau, signalisation, arrêt

limites-vitesse | trans | map | villes:45 MTMD*2
= Limites de vitesse | Vitesse affichée | Limites de vitesse sur le réseau routier | Vitesse permise par tronçon
+ Speed limits
> Vitesse maximale permise sur chaque tronçon de rue.
# vitesse, limite, réseau routier

afficheurs-vitesse | trans | map | villes:25
= Afficheurs de vitesse | Dos d’âne et mesures d’apaisement | Apaisement de la circulation | Ralentisseurs
+ Speed bumps
> Dos d’âne allongés, saillies de trottoir et radars pédagogiques.
# apaisement, dos d’âne, vitesse

debit-circulation | trans | table | MTMD*3 villes:45
= Débit de circulation | Comptages véhiculaires | Débit journalier moyen annuel (DJMA) | Comptages de véhicules aux intersections | Circulation routière - débits
+ Traffic counts
> Véhicules par jour sur les tronçons comptés, et part des camions. | Mouvements aux intersections aux heures de pointe.
# circulation, débit, comptage, trafic

temps-parcours | trans | table | villes:10 MTMD*2 CMM
= Temps de parcours | Congestion routière | Capteurs Bluetooth et temps de parcours
+ Travel times
> Durée des déplacements sur les grands axes, mesurée par des capteurs.
# congestion, circulation, temps de parcours

camionnage | trans | map | villes:45 MTMD*2
= Réseau de camionnage | Itinéraires de camionnage | Circulation des camions | Restrictions au camionnage
+ Truck routes
> Rues permises, restreintes ou interdites aux camions lourds.
# camion, camionnage, transport lourd

cameras | trans | map | MTMD*2 villes:20
= Caméras de circulation | Caméras de surveillance routière | Images des caméras de circulation
+ Traffic cameras
> Emplacement et image courante des caméras qui observent le trafic.
# caméra, circulation, image

radars-photo | trans secu | map | MTMD*2 MSP
= Radars photo | Appareils de contrôle de la vitesse et des feux rouges | Constats signifiés par les cinémomètres
+ Photo radar
> Sites où un appareil photographie les excès de vitesse.
# radar, vitesse, contravention

reseau-routier | trans infra | map | villes:80 MTMD*4 MRNF
= Réseau routier | Voies publiques | Rues {de} | Axes de rue | Géobase - réseau routier | Réseau routier supérieur | Segments de rue
+ Road network | Streets
> Axe central des rues, avec leur nom, leur classe et leurs tranches d’adresses.
# rue, route, réseau routier, géobase

chaussee | infra | map | villes:45 MTMD
= État de la chaussée | Auscultation des chaussées | Indice de condition des chaussées | Nids-de-poule réparés | Chaussées - condition
+ Pavement condition | Potholes
> Note donnée à chaque tronçon d’après l’usure, les fissures et les nids-de-poule.
# chaussée, pavage, asphalte, nid-de-poule

chantiers | trans infra | map | villes:60 MTMD*2
= Entraves à la circulation | Chantiers routiers | Travaux en cours | Info-travaux | Travaux et fermetures de rues | Entraves et travaux {de}
+ Road work and closures
> Fermetures de voies, dates et détours pendant les travaux.
# chantier, entrave, travaux, circulation

ponts | infra | map | MTMD*3 villes:35
= Structures : ponts et viaducs | Ponts d’étagement | Ponts et viaducs municipaux | État des structures routières | Ponceaux
+ Bridges
> Cote d’état, année de construction et prochaine inspection de chaque ouvrage.
# pont, viaduc, structure, tunnel

stationnement | trans | map | villes:65 VDQ*2
= Stationnements publics | Stationnements municipaux hors rue | Aires de stationnement | Stationnements {de} | Terrains de stationnement et nombre de cases
+ Parking lots
> Terrains et garages où stationner, avec le nombre de places et le tarif.
# stationnement, voiture, tarification

parcometres | trans | map | villes:40
= Parcomètres | Bornes de paiement et places tarifées | Stationnement tarifé sur rue | Horodateurs
+ Parking meters
> Places payantes le long des rues, avec leurs heures et leur tarif.
# parcomètre, stationnement, tarif

vignettes | trans | map | villes:35
= Zones de vignettes | Vignettes de stationnement sur rue réservé aux résidents | Stationnement sur rue réservé aux résidents (SRRR) | Stationnement de nuit en hiver
+ Residential parking permits
> Secteurs où un permis de résident est requis pour laisser son auto dans la rue.
# vignette, stationnement, résidents

deneigement | trans infra | map | villes:80 MTMD*2
= Déneigement | Opérations de déneigement | Secteurs de déneigement | Déneigement des rues et trottoirs | Priorités de déneigement {de} | Chargement de la neige - état par rue
+ Snow removal
> État du chargement de la neige, rue par rue, pendant les opérations. | Niveau de priorité et entrepreneur de chaque secteur en hiver.
< Streets cleared of snow, by priority.
# neige, déneigement, hiver, viabilité hivernale

depots-neige | infra env | map | villes:35 MELCCFP
= Dépôts à neige | Lieux d’élimination de la neige | Sites de neiges usées | Contrats de transport de la neige
> Sites où la neige chargée est déversée, et leur capacité.
# neige, neiges usées, dépôt

conditions-routieres | trans | table | MTMD*3
= Conditions routières hivernales | État des routes | Avertissements routiers
+ Winter road conditions
> Chaussée dégagée, enneigée ou glacée, et visibilité, par tronçon.
# hiver, route, état

vehicules | trans | table | SAAQ*4
= Véhicules en circulation | Parc automobile par région | Immatriculations | Véhicules électriques immatriculés
+ Registered vehicles
> Nombre de véhicules immatriculés, par type, carburant et municipalité.
# véhicule, immatriculation, automobile

permis-conduire | trans | table | SAAQ*3
= Titulaires d’un permis de conduire | Permis de conduire | Points d’inaptitude et sanctions
+ Driver's licences
> Titulaires selon l’âge, le sexe et la classe.
# permis de conduire, conducteur, sanction

autopartage | trans | map | villes:20 ARTM
= Autopartage | Stationnements incitatifs et covoiturage | Zones d’autopartage | Covoiturage
+ Car sharing
> Cases réservées aux véhicules partagés.
# autopartage, covoiturage, auto

taxis | trans | map | villes:12 SAAQ
= Postes d’attente de taxi | Taxis - permis et trajets | Registre des taxis
+ Taxi stands
> Postes d’attente et permis en vigueur.
# taxi, transport rémunéré

aeroports | trans | map | MTMD*2
= Aéroports et aérodromes | Aéroports du Nord | Héliports
+ Airports
> Pistes, longueur et exploitant de chaque aéroport.
# aéroport, aérien

maritime | trans | map | MTMD*3
= Traverses et ports | Ports commerciaux | Traversiers : achalandage | Rampes de mise à l’eau
+ Ferries and ports
> Quais, horaires et passagers des traversiers.
# port, bateau, traversier
`);
