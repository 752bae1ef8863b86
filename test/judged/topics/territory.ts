import { topicsOf } from './topic.ts';

export const territory = topicsOf(`
role-evaluation | gouv infra | table | villes:60 MAMH*3
= Rôle d’évaluation foncière | Unités d’évaluation foncière | Rôle d’évaluation {de} | Évaluation foncière des immeubles | Rôles d’évaluation foncière du Québec
+ Property assessment roll
> Valeur du terrain et du bâtiment, superficie et usage de chaque propriété. | Rôle triennal déposé par l’évaluateur.
< Assessed value of land and buildings.
# évaluation foncière, propriété, immeuble, taxes

taxes | gouv | table | villes:40 MAMH
= Taux de taxes | Taxes municipales | Taux de taxation | Comptes de taxes foncières | Fiscalité et taxation
+ Property tax rates
> Taux par cent dollars d’évaluation, par catégorie d’immeubles.
# taxe, taxation, foncier, fiscalité

cadastre | infra | map | villes:35 MRNF*2
= Lots cadastraux | Cadastre | Limites de propriété | Lots {de} | Cadastre allégé
+ Land parcels
> Contour et numéro des lots du cadastre rénové.
# cadastre, lot, propriété, parcelle

zonage | infra | map | villes:70 VVDO
= Zonage | Plan de zonage | Grilles de zonage | Règlement de zonage - zones | Zones et usages permis {a}
+ Zoning
> Limites des zones du règlement d’urbanisme, et lien vers la grille des usages. | Hauteurs et densités permises.
# zonage, urbanisme, règlement

plan-urbanisme | infra | map | villes:35 CMM*2 MAMH
= Plan d’urbanisme | Affectation du sol | Schéma d’aménagement | Grandes affectations du territoire | Utilisation du sol | PIIA - secteurs
+ Land use
> Vocation prévue de chaque partie du territoire.
# urbanisme, aménagement, affectation, utilisation du sol

permis-construction | infra econ | table | villes:70 ISQ
= Permis de construction | Permis de construction et de rénovation | Permis délivrés | Permis de construire {a} | Permis de bâtir et certificats d’autorisation | Permis de rénovation
+ Building permits
> Permis accordés pour bâtir, agrandir ou rénover, avec l’adresse et le coût des travaux.
< Permits issued for construction and renovation work.
# permis, construction, rénovation, bâtiment

permis-demolition | infra | table | villes:25
= Permis de démolition | Demandes de démolition | Démolitions autorisées
+ Demolition permits
> Immeubles à démolir et décision du comité.
# démolition, permis, immeuble

mises-en-chantier | econ infra | table | ISQ*2 STATCAN SHQ villes:10
= Mises en chantier | Nouveaux logements par année | Construction résidentielle
+ Housing starts
> Logements dont la construction a commencé, par trimestre.
# logement, construction, habitation

prix-logement | econ | table | SHQ*2 STATCAN ISQ CMM villes:10
= Loyer moyen et taux d’inoccupation | Prix des maisons | Marché locatif | Ventes résidentielles et droits de mutation
+ Rents and vacancy rates
> Loyer des appartements selon le nombre de chambres.
# loyer, logement, prix, habitation

location-court-terme | econ | table | villes:15
= Résidences de tourisme enregistrées | Location à court terme | Hébergement touristique de type Airbnb
+ Short-term rentals
> Adresses autorisées pour la location à des touristes.
# location, hébergement, tourisme

batiments | infra | map | villes:55 MRNF
= Empreintes des bâtiments | Bâtiments | Toits des bâtiments | Bâtiments 2D {de} | Contour des immeubles
+ Building footprints
> Contour au sol des bâtiments, tiré de photos aériennes.
# bâtiment, immeuble, empreinte, toit

maquette | infra | map | villes:15
= Maquette numérique 3D | Bâtiments 3D (CityGML) | Modèle 3D du centre-ville
+ 3D city model
> Volumes texturés des immeubles.
# 3D, maquette, CityGML

adresses | infra | map | villes:55 MAMH MRNF
= Adresses | Adresses civiques | Points d’adresses {de} | Adresses municipales | Numéros civiques | Adresses Québec
+ Civic addresses
> Un point par adresse, avec le numéro, la rue et le code postal.
# adresse, numéro civique, géocodage

limites | infra gouv | map | villes:60 MRNF*3 MAMH*2 ISQ STATCAN
= Limites administratives | Limite municipale | Découpages administratifs | Limites de la ville | Municipalités, MRC et régions administratives | Contour du territoire
+ Administrative boundaries | Census boundaries
> Limites officielles du territoire {de}.
# limite, territoire, découpage, municipalité

quartiers | infra gouv | map | villes:45
= Quartiers | Arrondissements | Limites des arrondissements | Quartiers sociologiques | Secteurs de recensement et quartiers {de} | Voisinages
+ Neighbourhoods
> Limites et noms des quartiers.
# quartier, arrondissement, secteur

lidar | env infra | map | villes:30 MRNF*4 CMM*2 MTMD
= LiDAR aérien | Nuage de points LiDAR | Données LiDAR {de} | Modèle numérique de terrain (LiDAR) | Produits dérivés du LiDAR | Relevé laser aéroporté
+ Aerial LiDAR
> Points du sol, des bâtiments et de la végétation relevés par laser aéroporté.
# LiDAR, altitude, MNT, nuage de points

topographie | infra env | map | villes:35 MRNF*3
= Courbes de niveau | Topographie | Altitude et points cotés | Modèle numérique d’élévation | Relief
+ Contour lines | Digital elevation model
> Courbes d’altitude à chaque mètre.
# topographie, altitude, élévation, relief

orthophotos | infra env | map | villes:40 MRNF*3 CMM*2
= Orthophotos | Orthophotographies | Photos aériennes | Orthoimage {de} | Mosaïque d’orthophotos | Images satellites Sentinel
+ Aerial imagery
> Photos aériennes redressées, à dix ou vingt centimètres par pixel.
# orthophoto, photo aérienne, imagerie

carte-base | infra | map | villes:30 MRNF*2
= Carte de base | Fond de carte | BDTQ - base de données topographiques | Cartographie de base {de}
+ Base map
> Fond utilisé par les cartes en ligne de {qui}.
# fond de carte, cartographie

toponymie | cult infra | table | CTQ*3 villes:25
= Toponymie | Noms de rues | Noms de lieux du Québec | Odonymes et leur origine | Banque de noms de lieux
+ Place names
> Nom officiel, origine et date d’officialisation.
# toponyme, nom, rue, lieu

patrimoine | cult | map | MCC*3 villes:40
= Bâtiments patrimoniaux | Patrimoine bâti | Répertoire du patrimoine culturel | Sites et immeubles classés | Inventaire patrimonial {de}
+ Heritage buildings
> Immeubles cités ou classés, avec leur date de construction.
# patrimoine, histoire, immeuble classé

terrains-vacants | econ infra | map | villes:15
= Terrains vacants | Terrains à vendre | Terrains municipaux disponibles | Bâtiments vacants
+ Vacant land
> Terrains sans bâtiment ou que {qui} met en vente.
# terrain, vacant, vente

immeubles-municipaux | gouv infra | map | villes:45 SCT
= Bâtiments municipaux | Immeubles municipaux | Édifices publics | Hôtel de ville et points de service | Lieux publics {de} | Équipements municipaux
+ Municipal buildings
> Adresse, usage et heures des édifices que {qui} possède.
# immeuble, édifice, hôtel de ville

zones-agricoles | agri infra | map | CPTAQ*2 CMM MAPAQ villes:12
= Zone agricole permanente | Zone agricole | Demandes d’exclusion de la zone agricole
+ Protected farmland
> Terres protégées par la loi sur le territoire agricole.
# zone agricole, territoire, CPTAQ

zones-industrielles | econ | map | villes:30 MEIE
= Parcs industriels | Zones industrielles | Terrains industriels
+ Industrial parks
> Parcs industriels et lots disponibles.
# industrie, parc industriel, terrain
`);
