import { topicsOf } from './topic.ts';

export const waterAndWaste = topicsOf(`
collecte | env infra | map | villes:90
= Collecte des matières résiduelles | Secteurs de collecte des ordures | Calendrier des collectes | Collectes des déchets, du recyclage et des matières organiques | Info-collecte | Jours de collecte par secteur | Horaire des collectes {a} | Zones de collecte - matières résiduelles
+ Waste collection schedule | Garbage and recycling collection
> Jour et fréquence de la collecte des déchets, du bac bleu et du bac brun selon l’adresse. | Limites des secteurs de collecte. | Les collectes d’encombrants et de feuilles mortes y sont aussi.
< Days of garbage, recycling and compost pickup by sector.
# matières résiduelles, collecte, ordures, recyclage

ecocentres | env | map | villes:50 CMM
= Écocentres | Écocentres et points de dépôt | Points de dépôt pour résidus dangereux | Localisation des écocentres {de} | Cloches à verre et points d’apport volontaire
+ Ecocentres and drop-off points
> Adresse et heures des sites où déposer matériaux, peinture, piles et appareils électroniques.
# écocentre, réemploi, résidus domestiques dangereux

bilan-dechets | env | table | villes:45 CMM*2 MELCCFP*2 ISQ
= Bilan des matières résiduelles | Tonnage des matières collectées | Matières recyclables, organiques et déchets : tonnes par année | Quantités récupérées et éliminées | Taux de récupération
+ Waste tonnage
> Tonnes de déchets, de recyclage et de compost ramassées chaque année. | Sert à suivre le plan métropolitain de gestion des matières résiduelles.
# tonnage, déchets, recyclage, PGMR

enfouissement | env | map | MELCCFP*3
= Lieux d’enfouissement technique | Lieux d’élimination de matières résiduelles | Anciens dépotoirs
+ Landfills
> Sites autorisés où les déchets sont enfouis, et tonnage reçu.
# enfouissement, dépotoir, élimination

aqueduc | infra | map | villes:55
= Réseau d’aqueduc | Conduites d’aqueduc | Conduites d’eau potable | Bris d’aqueduc | Aqueduc - conduites et vannes | Bris de conduites d’eau
+ Water mains
> Tracé, matériau et année de pose des conduites d’eau. | Réparations faites sur le réseau depuis dix ans.
# aqueduc, conduite, eau potable, infrastructure

egouts | infra | map | villes:55
= Réseau d’égout | Conduites d’égout sanitaire et pluvial | Égouts | Puisards et regards | Réseau pluvial | Regards d’égout
+ Sewer network
> Conduites, regards et puisards des réseaux sanitaire, pluvial et unitaire.
# égout, pluvial, puisard, infrastructure

surverses | env infra | table | MELCCFP MAMH*2 villes:30
= Ouvrages de surverse | Débordements d’eaux usées | Surverses au fleuve | Déversements d’eaux usées dans les cours d’eau
> Nombre et durée des débordements à chaque ouvrage, par mois.
# surverse, eaux usées, débordement

eaux-usees | infra env | table | MELCCFP MAMH*2 villes:25
= Stations d’épuration | Usines d’épuration des eaux usées | Traitement des eaux usées - débits | Station de traitement des eaux
> Volume traité et rendement des usines qui assainissent les eaux usées.
# épuration, eaux usées, assainissement

consommation-eau | infra | table | villes:35 MAMH
= Consommation d’eau | Compteurs d’eau | Eau distribuée par jour | Consommation d’eau potable des immeubles | Bilan de l’usage de l’eau
+ Water consumption
> Litres par personne et par jour, et pertes estimées du réseau.
# eau, consommation, compteur

bornes-incendie | secu infra | map | villes:60
= Bornes d’incendie | Bornes-fontaines | Poteaux d’incendie | Bornes incendie {de} | Bornes d'incendie et débit
+ Fire hydrants
> Emplacement, couleur et débit des bornes dont se servent les pompiers.
# borne, incendie, pompiers, aqueduc

eclairage | infra | map | villes:50
= Éclairage public | Lampadaires | Luminaires de rue | Réseau d’éclairage - lampadaires DEL | Lampadaires {de}
+ Street lights
> Type, hauteur et puissance des luminaires le long des rues.
# lampadaire, luminaire, DEL, éclairage

barrages | infra env | map | MELCCFP*2 HQ*2
= Barrages | Répertoire des barrages | Barrages de forte contenance | Réservoirs et centrales
+ Dams
> Capacité, hauteur et niveau de conséquences de chaque barrage.
# barrage, réservoir, sécurité

pannes | infra env | table | HQ*3
= Pannes d’électricité | Info-pannes : interruptions de service en cours | Historique des interruptions de service
+ Power outages
> Adresses privées d’électricité, cause et heure prévue du rétablissement.
# panne, électricité, interruption

electricite | env | table | HQ*5 MEIE*2 ISQ
= Production d’électricité par source | Demande d’électricité horaire | Consommation historique d’électricité | Centrales et lignes de transport | Exportations d’électricité | Balance énergétique
+ Electricity demand
> Mégawatts produits et consommés, heure par heure. | Consommation par secteur et par région.
# électricité, énergie, hydroélectricité, production

energie-batiments | env | table | villes:30 HQ RBQ
= Consommation énergétique des bâtiments municipaux | Efficacité énergétique des immeubles | Consommation d’énergie des bâtiments | Cotation énergétique
+ Building energy use
> Gaz naturel, mazout et électricité consommés par bâtiment, par mètre carré.
# énergie, bâtiment, efficacité énergétique

bornes-recharge | trans env | map | HQ*2 villes:40 MTMD
= Bornes de recharge pour véhicules électriques | Bornes de recharge publiques | Circuit électrique : bornes | Stations de recharge | Bornes électriques {a}
+ EV charging stations
> Emplacement, puissance et tarif des bornes pour recharger une auto électrique.
# borne de recharge, véhicule électrique, auto

toilettes | loisir infra | map | villes:25
= Toilettes publiques | Installations sanitaires accessibles au public | Blocs sanitaires des parcs
+ Public washrooms
> Emplacement et heures des toilettes ouvertes à tous.
# toilette, salle de bain, accessibilité

fontaines | loisir infra | map | villes:25
= Fontaines à boire | Abreuvoirs | Points d’eau potable dans les parcs
+ Drinking fountains
> Emplacement des points où remplir une bouteille d’eau en été.
# fontaine, abreuvoir, eau

wifi | infra | map | villes:25
= Bornes Wi-Fi publiques | Points d’accès sans fil gratuits | Zone d’accès public à Internet | WiFi public
+ Public Wi-Fi hotspots
> Lieux où se brancher gratuitement à Internet sans fil.
# wifi, internet, sans fil

antennes | infra | map | villes:12 MEIE
= Tours de télécommunication | Antennes cellulaires | Couverture Internet haute vitesse
> Emplacement des tours et adresses desservies par un réseau à haut débit.
# télécommunication, antenne, internet
`);
