import { topicsOf } from './topic.ts';

export const healthAndPeople = topicsOf(`
inspection-aliments | sante agri | table | MAPAQ*2 VMTL*2 VDQ
= Inspections des aliments | Inspection des aliments - contrevenants | Établissements alimentaires inspectés | Condamnations en salubrité alimentaire | Restaurants en infraction
+ Food inspections | Restaurant inspections
> Amendes imposées aux restaurants et épiceries pour malpropreté ou conservation inadéquate.
< Fines given to restaurants and grocery stores.
# aliment, inspection, restaurant, salubrité

restaurants | econ agri | map | MAPAQ RACJ*2 villes:15
= Permis de restaurant | Terrasses et cafés | Établissements alimentaires | Titulaires d’un permis d’alcool | Cuisine de rue : sites et titulaires
+ Liquor licences | Food trucks
> Exploitants autorisés à servir des repas ou de l’alcool.
# restaurant, permis, alcool, café

urgences | sante | table | MSSS*4
= Urgences : taux d’occupation des civières | Situation dans les urgences | Temps d’attente à l’urgence | Civières occupées, heure par heure
+ Emergency room occupancy
> Patients sur civière et attente moyenne dans chaque hôpital.
# urgence, hôpital, civière, attente

etablissements-sante | sante | map | MSSS*4 INSPQ
= Établissements de santé | Hôpitaux, CLSC et CHSLD | Répertoire des ressources en santé | Installations du réseau de la santé | Cliniques médicales (GMF)
+ Hospitals and clinics
> Adresse, mission et permis de chaque installation.
# hôpital, CLSC, CHSLD, clinique

chirurgies | sante | table | MSSS*2 RAMQ
= Attente en chirurgie | Listes d’attente pour une opération | Accès aux services spécialisés
+ Surgery wait times
> Demandes en attente depuis plus de six mois, par région.
# chirurgie, attente, hôpital

medecins | sante | table | RAMQ*4 MSSS
= Médecins de famille : inscriptions | Services médicaux payés à l’acte | Guichet d’accès à un médecin | Rémunération des médecins
+ Physicians
> Personnes inscrites auprès d’un médecin et honoraires versés par spécialité.
# médecin, assurance maladie, honoraires

medicaments | sante | table | RAMQ*3
= Liste de médicaments | Assurance médicaments : ordonnances | Consommation de médicaments
+ Prescription drugs
> Médicaments remboursés, leur prix et leur code.
# médicament, ordonnance, pharmacie

covid | sante | table | INSPQ*3 MSSS*2 STATCAN
= COVID-19 : cas et décès | Vaccination contre la COVID-19 | COVID-19 - hospitalisations | Dépistage COVID-19
+ COVID-19 cases
> Cas déclarés, hospitalisations et décès par jour, selon l’âge et la région.
# COVID-19, vaccin, pandémie

maladies | sante | table | INSPQ*4 MSSS
= Maladies chroniques - surveillance | Maladies à déclaration obligatoire | Mortalité par cause | Maladie de Lyme | Éclosions de grippe
+ Disease surveillance
> Taux de diabète, d’hypertension et de maladies du cœur.
# maladie, surveillance, santé publique

garderies | pol edu | map | MFA*4 villes:12
= Services de garde éducatifs | Garderies et CPE | Répertoire des centres de la petite enfance | Places en garderie par région | Liste d’attente La Place 0-5
+ Daycare centres
> Nom, adresse et nombre de places des CPE, garderies et milieux familiaux.
# garderie, CPE, petite enfance, enfants

aines | sante pol | map | MSSS*2 villes:12
= Résidences privées pour aînés | Registre des résidences pour aînés (RPA) | Milieux de vie pour aînés
+ Seniors residences
> Nombre d’unités, services offerts et certificat de chaque résidence.
# aîné, RPA, résidence, retraite

logement-social | pol | map | SHQ*4 villes:30 CMM
= Logements sociaux et communautaires | Logement social | Habitations à loyer modique (HLM) | Coopératives d’habitation | Logements abordables {a} | Programme AccèsLogis
+ Social housing | Affordable housing
> Nombre de logements à loyer modique et organisme qui les gère.
# logement social, HLM, abordable, habitation

itinerance | pol | table | MSSS*2 villes:10
= Dénombrement des personnes en situation d’itinérance | Refuges et hébergement d’urgence | Haltes-chaleur
+ Homelessness count
> Personnes sans domicile comptées une nuit, et places en refuge.
# itinérance, sans-abri, refuge

aide-sociale | pol | table | ISQ MIFI STATCAN RQ
= Prestataires de l’aide sociale | Aide financière de dernier recours | Allocation famille | Seuil de faible revenu
+ Social assistance recipients
> Ménages qui reçoivent une aide, par région et par âge.
# aide sociale, pauvreté, prestation

organismes | pol cult | table | villes:45 MSSS
= Organismes communautaires | Organismes reconnus | Répertoire des organismes {de} | Associations et organismes partenaires | Dépannage alimentaire
+ Community organizations
> Coordonnées des organismes à but non lucratif que {qui} soutient.
# organisme, communautaire, association, OBNL

population | cult | table | ISQ*4 STATCAN*3 villes:35 VGAT VDQ*2
= Population | Estimations de la population | Perspectives démographiques | Population par quartier | Profil sociodémographique {de} | Recensement de la population
+ Population estimates | Census profile
> Nombre d’habitants selon l’âge et le sexe, par territoire. | Ménages, familles et langues d’après le recensement.
# population, démographie, recensement, habitants

naissances | cult | table | ISQ*3 RQ*2 STATCAN
= Naissances | Prénoms donnés aux bébés | Banque de prénoms | Mariages et divorces | Fécondité
+ Births | Baby names
> Nombre de bébés par mois et par région. | Prénoms choisis par les parents, par année.
# naissance, prénom, bébé, famille

deces | cult sante | table | ISQ*2 STATCAN villes:12
= Décès | Décès par semaine | Espérance de vie
+ Deaths
> Nombre de décès selon l’âge et la cause.
# décès, mortalité, espérance de vie

immigration | pol | table | MIFI*4 ISQ STATCAN
= Immigration permanente | Personnes immigrantes admises | Résidents temporaires | Cours de francisation
+ Immigration
> Personnes admises selon la catégorie et le pays de naissance.
# immigration, immigrant, francisation

langues | cult | table | STATCAN*2 ISQ*2
= Langue parlée à la maison | Langue de travail | Usage du français
+ Languages spoken
> Locuteurs du français, de l’anglais et des autres langues.
# langue, français, anglais

ecoles | edu | map | MEQ*4 villes:25
= Écoles | Établissements d’enseignement | Localisation des écoles | Répertoire des écoles primaires et secondaires | Centres de services scolaires - limites
+ Schools
> Adresse, ordre d’enseignement et langue de chaque école publique ou privée.
# école, enseignement, éducation, élèves

effectifs-scolaires | edu | table | MEQ*3 MES*3 ISQ
= Effectif scolaire | Inscriptions au cégep et à l’université | Élèves inscrits par école | Prévisions de l’effectif étudiant
+ School enrolment
> Élèves et étudiants inscrits, par année et par programme.
# élève, étudiant, inscription, cégep

diplomation | edu | table | MEQ*2 MES*2
= Diplomation et réussite | Taux d’obtention d’un diplôme | Décrochage scolaire | Résultats aux épreuves ministérielles
+ Graduation rates
> Part des élèves diplômés en cinq et sept ans, par centre de services.
# diplôme, réussite, décrochage

qualite-air-ecoles | edu sante | table | MEQ*2
= Qualité de l’air dans les classes | CO2 dans les écoles : relevés
> Dioxyde de carbone mesuré dans les salles de classe.
# CO2, ventilation, école
`);
