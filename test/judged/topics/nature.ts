import { topicsOf } from './topic.ts';

export const nature = topicsOf(`
arbres | env | map | villes:85
= Arbres publics | Inventaire des arbres publics | Arbres {de} | Arbres municipaux - inventaire | Localisation des arbres publics {a} | Forêt urbaine : arbres de rue | Arbres répertoriés
+ Public trees | Street tree inventory | Trees
> Position, essence et diamètre des arbres que {qui} entretient le long des rues et dans les parcs. | Chaque point est un arbre inventorié par l’équipe de foresterie urbaine. | Les arbres privés n’y sont pas.
< Location, species and trunk diameter of the trees maintained on public land.
# arbre, essence, foresterie urbaine, verdissement

canopee | env | map | villes:40 CMM*3
= Canopée | Indice de canopée | Couvert arborescent {de} | Canopée urbaine | Couverture végétale et canopée
+ Tree canopy cover
> Surface couverte par la cime des arbres, calculée à partir d’images aériennes et de relevés LiDAR. | Sert à suivre le verdissement du territoire.
< Area covered by tree crowns, computed from aerial images.
# canopée, couvert forestier, verdissement, télédétection

abattage | env | table | villes:30
= Permis d’abattage d’arbres | Abattage d’arbres - permis délivrés | Certificats d’autorisation pour abattre un arbre
> Autorisations accordées pour couper un arbre sur un terrain privé, avec le motif.
# abattage, coupe, permis, arbre

plantation | env | table | villes:25
= Plantations d’arbres prévues | Arbres plantés par année | Programme de plantation
> Nombre d’arbres mis en terre chaque année, par secteur.
# plantation, verdissement, pépinière

ilots-chaleur | env sante | map | villes:25 INSPQ*2 CMM
= Îlots de chaleur urbains | Îlots de chaleur et de fraîcheur | Température de surface et îlots de chaleur | Ilots de chaleur
+ Urban heat islands
> Secteurs où la température de surface dépasse nettement celle du voisinage en été. | Produit à partir d’images satellites.
# chaleur, canicule, changements climatiques, santé publique

inondation | env secu | map | villes:45 MELCCFP*3 CMM*2 MSP
= Zones inondables | Zones à risque d’inondation | Plaines inondables {de} | Cartographie des zones inondables | Territoires inondés au printemps 2017 et 2019 | Cotes de crues
+ Flood zones
> Limites des zones de crues de récurrence 0-20 ans et 20-100 ans. | Étendue des terrains touchés par les crues printanières.
< Areas exposed to flooding, by recurrence interval.
# inondation, crue, zone inondable, risque

qualite-air | env | table | MELCCFP*3 ECCC*2 villes:20 VMTL*2
= Qualité de l’air | Indice de la qualité de l’air (IQA) | RSQA - polluants atmosphériques | Concentrations de particules fines et d’ozone | Stations de surveillance de la qualité de l’air
+ Air quality index
> Mesures horaires de particules fines (PM2.5), d’ozone et de dioxyde d’azote aux stations du réseau de surveillance.
< Hourly measurements of fine particles and ozone.
# air, pollution atmosphérique, smog, PM2.5

ges | env | table | MELCCFP*4 villes:35 HQ ISQ
= Émissions de gaz à effet de serre | Inventaire des émissions de GES | Inventaire GES de la collectivité | Bilan des gaz à effet de serre {de} | Déclarations des émetteurs de GES
+ Greenhouse gas emissions inventory
> Tonnes d’équivalent CO2 par secteur d’activité. | Inventaire réalisé selon le protocole international des collectivités.
# GES, climat, carbone, changements climatiques

qualite-eau-potable | env sante | table | MELCCFP*3 villes:30
= Qualité de l’eau potable | Analyses de l’eau potable | Résultats d’analyse de l’eau du robinet | Avis d’ébullition de l’eau | Eau potable - conformité
+ Drinking water quality
> Résultats des analyses bactériologiques et chimiques faites dans le réseau de distribution. | Plomb, turbidité et chlore résiduel aux points de contrôle.
# eau potable, analyse, plomb, aqueduc

qualite-eau-rivieres | env | table | MELCCFP*3 villes:25
= Qualité de l’eau des rivières | Qualité de l’eau des ruisseaux et plans d’eau | Suivi de la qualité des cours d’eau | IQBP - indice de qualité bactériologique et physicochimique | Qualité de l’eau en rive
> Coliformes fécaux, phosphore et matières en suspension mesurés pendant l’été.
# qualité de l’eau, rivière, coliformes, eau de surface

baignade | env loisir | map | MELCCFP*2 villes:25 SEPAQ
= Plages et qualité de l’eau de baignade | Plages publiques | Qualité des eaux de baignade | Sites de baignade
+ Beaches
> Classement des plages selon les échantillons prélevés de juin à septembre.
# plage, baignade, eau

milieux-humides | env | map | MELCCFP*2 villes:35 CMM*2
= Milieux humides | Milieux humides et hydriques | Inventaire des milieux humides {de} | Marais, tourbières et marécages
+ Wetlands
> Étangs, marais, marécages et tourbières délimités par photo-interprétation et visites de terrain.
# milieu humide, tourbière, conservation, biodiversité

cours-eau | env | map | MRNF*2 MELCCFP*2 villes:45
= Hydrographie | Cours d’eau | Réseau hydrographique | Lacs et cours d’eau | Hydrographie surfacique et linéaire | Rivières et ruisseaux {de} | Géobase du réseau hydrographique du Québec (GRHQ)
+ Rivers and lakes
> Tracé des rivières, ruisseaux et fossés, avec le sens de l’écoulement. | Contour des lacs et des plans d’eau.
# hydrographie, lac, rivière, ruisseau

faune | env | map | MELCCFP*5 villes:10
= Habitats fauniques | Aires de concentration d’oiseaux aquatiques | Récolte de gros gibier | Espèces menacées ou vulnérables | Zones de chasse | Zones de pêche sportive | Biodiversité - observations
> Aires protégées par le règlement sur les habitats fauniques. | Prises déclarées par les chasseurs, par zone et par espèce.
# faune, chasse, pêche, habitat, biodiversité

aires-protegees | env | map | MELCCFP*3 SEPAQ*2 CMM
= Aires protégées | Registre des aires protégées | Parcs nationaux et réserves fauniques | Bois et corridors forestiers métropolitains
+ Protected areas
> Territoires où la nature est protégée par la loi, avec la catégorie et la superficie.
# conservation, réserve, parc national

especes-envahissantes | env | map | villes:30 MELCCFP*2
= Espèces exotiques envahissantes | Herbe à poux | Agrile du frêne - arbres traités | Frênes et agrile | Renouée du Japon et berce du Caucase | Herbe à la puce
> Signalements de plantes nuisibles et état du traitement. | Frênes abattus ou traités contre l’agrile.
# plante envahissante, agrile, frêne, herbe à poux

bruit | env trans | map | villes:20 MTMD INSPQ
= Carte du bruit | Niveaux sonores | Bruit routier | Mesures du bruit environnemental | Stations de mesure du climat sonore
+ Noise map
> Niveaux sonores modélisés près des grands axes, en décibels.
# bruit, son, nuisance, santé

terrains-contamines | env | map | MELCCFP*3 villes:25
= Terrains contaminés | Répertoire des terrains contaminés | Sols contaminés {a} | Inventaire des sites contaminés
+ Contaminated sites
> Terrains dont les sols ou l’eau souterraine sont contaminés, et l’état de leur réhabilitation.
# contamination, sol, réhabilitation, pollution

parcs | loisir env | map | villes:85
= Parcs et espaces verts | Parcs | Parcs municipaux {de} | Espaces verts | Grands parcs, parcs de quartier et espaces publics | Liste des parcs
+ Parks | Parks and green spaces
> Contour et superficie des parcs, avec leur type et leur nom. | Installations présentes dans chaque parc.
< Boundaries and names of the municipal parks.
# parc, espace vert, plein air

jardins | loisir env | map | villes:40
= Jardins communautaires | Jardins communautaires et collectifs | Jardinage et agriculture urbaine | Potagers publics
+ Community gardens
> Sites où les citoyens peuvent louer un jardinet, avec le nombre de parcelles.
# jardin, agriculture urbaine, potager

meteo | env | table | MELCCFP*3 ECCC*3 villes:15
= Données climatiques quotidiennes | Stations météorologiques | Précipitations - pluviomètres | Pluviométrie | Normales climatiques | Température et neige au sol
+ Daily weather observations | Climate normals
> Températures, pluie et neige mesurées chaque jour aux stations du réseau.
# météo, climat, pluie, température

niveau-eau | env secu | table | MELCCFP*3 HQ*2 ECCC MSP villes:10
= Niveau d’eau et débit des rivières | Stations hydrométriques | Débits et niveaux | Niveaux d’eau aux barrages | Surveillance de la crue des eaux
> Niveau et débit mesurés aux stations hydrométriques, toutes les quinze minutes.
# hydrométrie, débit, crue, niveau d’eau

geologie | env | map | MRNF*5
= Géologie du Québec | Carte géologique | Sites de forage au diamant | Géochimie des sédiments | Titres miniers (claims) | Gisements et mines actives
+ Bedrock geology | Mining claims
> Roches, failles et gîtes relevés par les géologues du ministère. | Titres d’exploration et d’exploitation minière en vigueur.
# géologie, mine, minéral, forage

feux-foret | env secu | map | MRNF*2 MSP
= Feux de forêt | Feux de forêt - historique depuis 1972 | Incendies de forêt en cours | Superficies brûlées
+ Wildfires
> Contour et cause de chaque feu combattu en forêt, avec la superficie touchée.
# feu de forêt, incendie, forêt

forets | env | map | MRNF*7
= Inventaire écoforestier | Carte écoforestière à jour | Coupes forestières planifiées | Placettes-échantillons permanentes | Chablis et épidémies d’insectes | Tordeuse des bourgeons de l’épinette
+ Forest inventory
> Peuplements forestiers, âge et perturbations relevés par photo-interprétation.
# forêt, écoforestier, bois, sylviculture
`);
