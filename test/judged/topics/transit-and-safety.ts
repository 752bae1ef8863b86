import { topicsOf } from './topic.ts';

export const transitAndSafety = topicsOf(`
gtfs | trans | table | STM STL RTL STO STLevis RTC STS EXO ARTM VSAG V3R VDRU MTMD
= GTFS | Horaires planifiés (GTFS) | Horaires d’autobus | Données GTFS statiques du réseau d’autobus | Horaires et trajets du transport en commun | Trajets des autobus en temps réel (GTFS-RT)
+ Bus schedules (GTFS)
> Lignes, arrêts et heures de passage, au format GTFS. | Mis à jour à chaque changement de saison.
# GTFS, horaire, autobus, transport en commun

arrets | trans | map | STM*2 STL RTL STO STLevis RTC STS EXO VSAG V3R VRIM
= Arrêts d’autobus | Arrêts et abribus | Tracés des lignes et arrêts de bus | Abribus | Arrêts de transport en commun
+ Bus stops
> Emplacement des arrêts, avec abribus ou banc.
# arrêt, autobus, abribus, transport collectif

metro | trans | map | STM*4
= Tracé du métro et stations | Stations de métro | État du service du métro | Ascenseurs du métro et accessibilité | Interruptions du métro
+ Metro stations
> Stations, lignes et accès du métro. | Incidents qui ont arrêté le service, par cause et durée.
# métro, station, ascenseur

achalandage | trans | table | STM*2 STL RTL STO RTC EXO ARTM*2 MTMD
= Achalandage | Achalandage du transport en commun | Déplacements mensuels par ligne | Montées et descentes par arrêt | Enquête origine-destination
+ Transit ridership
> Nombre de passagers par mois et par ligne. | Validations des cartes à puce, agrégées.
# achalandage, passagers, transport en commun

ponctualite | trans | table | STM STL RTL RTC EXO
= Ponctualité des autobus | Respect de l’horaire | Taux de service livré
> Part des passages à l’heure, par ligne et par mois.
# ponctualité, retard, autobus

transport-adapte | trans pol | table | STM STL RTL RTC MTMD*2 VRIM
= Transport adapté | Transport adapté : déplacements et admissions | Organismes de transport adapté
+ Paratransit
> Déplacements des personnes handicapées, par type de véhicule.
# transport adapté, handicap, accessibilité

trains | trans | map | EXO*2 ARTM MTMD*2
= Gares de train de banlieue | Lignes de train | Réseau ferroviaire | Passages à niveau
+ Train stations | Railways
> Voies ferrées, gares et passages à niveau.
# train, gare, chemin de fer

actes-criminels | secu | table | villes:40 MSP*2
= Actes criminels | Criminalité | Statistiques de criminalité {de} | Actes criminels déclarés | Infractions au Code criminel | Crimes par secteur
+ Criminal acts
> Introductions par effraction, vols et méfaits portés à la connaissance du service de police. | Le lieu est ramené à l’intersection la plus proche.
< Break-ins, thefts and mischief reported to the police.
# crime, police, vol, sécurité publique

interventions-pompiers | secu | table | villes:55 MSP
= Interventions des pompiers | Interventions du service de sécurité incendie | Appels et sorties du SSI | Sorties des pompiers {de} | Interventions incendie
+ Fire department responses
> Date, type et caserne de chaque intervention : feu, alarme, sauvetage ou premier répondant.
# pompiers, incendie, intervention, SIM

casernes | secu | map | villes:50 MSP
= Casernes de pompiers | Casernes | Casernes d’incendie {de} | Territoires des casernes
+ Fire stations
> Adresse des casernes et secteur que chacune dessert.
# caserne, pompiers, incendie

incendies-batiments | secu | table | MSP*2 villes:12
= Incendies de bâtiments | Statistiques d’incendies | Incendies déclarés au ministère
+ Building fires
> Cause, pertes et victimes de chaque feu déclaré.
# incendie, feu, prévention

police | secu | map | villes:45 MSP*2
= Postes de quartier (PDQ) | Postes de police | Limites des territoires de police | Corps de police du Québec
+ Police stations
> Adresse des postes et limites du territoire de chacun.
# police, poste, quartier

interventions-policieres | secu | table | villes:20 MSP
= Appels de service à la police | Interventions policières | Interpellations policières | Appels au 911
+ Police calls for service
> Appels reçus et patrouilles envoyées, par mois et par nature.
# police, appel, 911

constats | secu trans | table | villes:30
= Constats d’infraction | Contraventions de stationnement | Constats émis | Remorquages | Constats d'infraction par rue
+ Parking tickets
> Billets remis par les agents, avec l’article du règlement et le montant.
# contravention, constat, amende

securite-civile | secu | map | MSP*4 villes:15
= Événements de sécurité civile | Sinistres et aide financière | Centres d’hébergement d’urgence | Glissements de terrain - zones | Vigilance et alertes
+ Civil protection events
> Sinistres signalés aux directions régionales, avec la date et la municipalité.
# sinistre, urgence, sécurité civile, risque

detention | secu | table | MSP*3
= Population carcérale | Établissements de détention | Admissions en détention
+ Prisons
> Personnes incarcérées par établissement et par année.
# prison, détention, justice

animaux | secu loisir | table | villes:45
= Licences pour chiens et chats | Animaux domestiques - permis | Chiens enregistrés | Médailles pour animaux | Morsures de chien
+ Pet licences
> Animaux enregistrés, par race et par code postal.
# chien, chat, animal, licence

parcs-chiens | loisir | map | villes:50
= Parcs à chiens | Aires d’exercice canin | Aires canines {de} | Enclos canins
+ Dog parks
> Enclos où les chiens courent sans laisse.
# chien, parc canin

extermination | sante | table | villes:15
= Extermination des punaises de lit | Punaises de lit - déclarations | Vermine et salubrité des logements | Inspections de salubrité
+ Bed bugs
> Traitements déclarés par les exterminateurs.
# punaise, vermine, salubrité, logement

defibrillateurs | sante secu | map | villes:35
= Défibrillateurs | Défibrillateurs externes automatisés (DEA) | DEA accessibles au public
+ Defibrillators
> Emplacement des appareils à utiliser en cas d’arrêt cardiaque.
# défibrillateur, DEA, urgence
`);
