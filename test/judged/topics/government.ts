import { topicsOf } from './topic.ts';

export const government = topicsOf(`
budget | gouv | table | villes:70 SCT*2 MAMH
= Budget | Budget de fonctionnement | Budget détaillé {de} | Prévisions budgétaires | Budget - revenus et dépenses | Crédits budgétaires
+ Operating budget
> Revenus et charges prévus, par service. | Adopté en décembre par le conseil.
# budget, finances, revenus, dépenses

etats-financiers | gouv | table | villes:40 MAMH*2 SCT
= États financiers | Rapport financier annuel | Dépenses réelles | Dette et excédents | Résultats financiers {de} | Profil financier
+ Financial statements
> Charges et revenus réels de l’année terminée, d’après l’audit.
# finances, dépenses, dette, comptabilité

pti | gouv infra | table | villes:40 SCT
= Programme triennal d’immobilisations (PTI) | Programme décennal d’immobilisations | Plan d’investissements | PTI - projets
+ Capital works program
> Projets d’infrastructure prévus et leur financement sur trois ans ou plus.
# immobilisations, investissement, projet

contrats | gouv | table | villes:70 SCT*3 MTMD HQ STM
= Contrats | Contrats octroyés | Contrats de plus de 25 000 $ | Registre des contrats {de} | Contrats conclus par le comité exécutif | Liste des contrats et commandes
+ Contracts awarded
> Fournisseur, objet et montant de chaque contrat accordé. | Publié en vertu de la loi sur les cités et villes.
# contrat, fournisseur, approvisionnement, transparence

appels-offres | gouv | table | villes:25 SCT*2 HQ
= Appels d’offres | Avis d’appel d’offres publics (SEAO) | Soumissions reçues | Appels d’offres et soumissionnaires
+ Tenders
> Avis publiés, prix soumis et entreprise retenue.
# appel d’offres, soumission, marché public, SEAO

factures | gouv | table | villes:30
= Factures payées | Paiements aux fournisseurs | Bons de commande | Comptes à payer
+ Paid invoices
> Montants versés aux fournisseurs, par mois.
# facture, paiement, fournisseur

subventions | gouv | table | villes:50 SCT MCC MEIE*2 MAMH MAPAQ
= Subventions | Subventions accordées | Aide financière aux organismes | Soutien financier - bénéficiaires | Contributions financières versées {a}
+ Grants awarded
> Sommes versées aux organismes et aux entreprises, par programme.
# subvention, aide financière, soutien, programme

elections | gouv | table | DGEQ*5 villes:45
= Résultats des élections municipales | Élections générales : résultats par bureau de vote | Élections municipales {a} | Résultats électoraux | Scrutin - participation
+ Election results
> Votes obtenus par chaque candidat, et taux de participation. | Données officielles du scrutin.
# élection, vote, scrutin, candidat

districts | gouv | map | DGEQ*3 villes:50
= Districts électoraux | Limites des districts électoraux | Circonscriptions électorales | Carte électorale
+ Electoral districts
> Limites des territoires où les électeurs choisissent un conseiller ou un député.
# district, circonscription, électoral

lieux-vote | gouv | map | villes:15 DGEQ
= Bureaux de vote | Lieux de vote | Sections de vote
+ Polling stations
> Adresse des salles où voter, et électeurs qu’elles desservent.
# vote, bureau, scrutin

dons-politiques | gouv | table | DGEQ*3
= Contributions politiques des donateurs | Financement des partis politiques | Dépenses électorales
+ Political donations
> Nom, montant et parti de chaque don déclaré.
# parti politique, don, financement

elus | gouv | table | villes:45 MAMH*2
= Élus municipaux | Liste des élus | Membres du conseil municipal | Maire et conseillers {de} | Répertoire des municipalités et de leurs élus
+ Elected officials
> Nom, fonction et coordonnées des personnes élues.
# élu, maire, conseiller, conseil

remuneration | gouv | table | villes:30 SCT*2
= Rémunération des élus | Salaires et avantages des dirigeants | Traitement des élus | Dépenses de voyage et de réception | Frais de déplacement
+ Salaries of elected officials
> Salaire, allocation et remboursements, par personne.
# rémunération, salaire, frais

employes | gouv | table | villes:30 SCT*3
= Effectif de la fonction publique | Employés municipaux | Effectif par service | Absentéisme du personnel
+ Municipal workforce
> Nombre de personnes à l’emploi, selon le statut et la catégorie.
# employé, effectif, ressources humaines

seances-conseil | gouv | table | villes:40
= Procès-verbaux du conseil municipal | Séances du conseil | Ordres du jour et procès-verbaux | Résolutions | Votes aux séances du conseil
+ Council minutes
> Décisions prises à chaque séance, avec le texte des résolutions.
# procès-verbal, conseil, séance, résolution

reglements | gouv secu | table | villes:30
= Règlements municipaux | Registre des règlements | Réglementation {de}
+ By-laws
> Texte et date d’entrée en vigueur des règlements.
# règlement, réglementation

demandes-311 | gouv | table | villes:50
= Requêtes 311 | Demandes 311 | Demandes de services des citoyens | Plaintes et requêtes | Requêtes citoyennes {a} | 311 - signalements
+ 311 service requests
> Signalements et plaintes reçus par téléphone ou en ligne, avec la date et le service responsable.
< Requests and complaints made by citizens.
# 311, requête, plainte, citoyen

acces-information | gouv | table | villes:20 SCT*2
= Demandes d’accès à l’information | Documents transmis en réponse aux demandes d’accès | Loi sur l’accès - réponses
+ Access to information requests
> Objet de chaque demande, décision et délai.
# accès à l’information, transparence

consultations | gouv | table | villes:25
= Consultations publiques | Sondages auprès des citoyens | Budget participatif | Mémoires déposés
+ Public consultations
> Thème, date et participation de chaque consultation.
# consultation, participation, sondage

inventaire-donnees | gouv | table | villes:35 SCT
= Inventaire des données ouvertes | Liste des jeux de données publiés | Catalogue des données {de} | Statistiques d’utilisation du portail
+ Open data inventory
> Jeux publiés ou à publier, avec leur responsable.
# données ouvertes, inventaire, catalogue

flotte | gouv trans | table | villes:30 SCT
= Véhicules municipaux | Parc de véhicules de {qui} | Flotte de véhicules | Consommation de carburant de la flotte
+ Municipal fleet
> Marque, année et carburant de chaque véhicule de service.
# véhicule, flotte, carburant

entreprises | econ | table | REQ*2 MEIE ISQ STATCAN villes:30
= Registre des entreprises | Entreprises par secteur d’activité | Répertoire des entreprises {de} | Créations et fermetures d’entreprises
+ Business registry
> Nom, numéro et activité des entreprises immatriculées.
# entreprise, NEQ, économie

commerces | econ | map | villes:35
= Commerces | Locaux commerciaux et vacants | Rues commerçantes | Commerces de détail {a} | Sociétés de développement commercial (SDC) | Marchés publics
+ Retail stores
> Occupation des locaux au rez-de-chaussée des artères commerciales.
# commerce, magasin, local vacant

entrepreneurs | econ infra | table | RBQ*3
= Licences d’entrepreneurs en construction | Registre des détenteurs de licence RBQ | Plaintes contre des entrepreneurs
+ Contractor licences
> Numéro de licence, catégories et cautionnement de chaque entrepreneur.
# licence, entrepreneur, construction

emploi | econ | table | ISQ*3 STATCAN*2 MEIE
= Emploi et chômage | Taux de chômage par région | Enquête sur la population active | Postes vacants | Salaire horaire moyen
+ Employment and unemployment
> Personnes en emploi et en chômage, par mois.
# emploi, chômage, travail, salaire

revenus | econ pol | table | ISQ*3 STATCAN*2
= Revenu des ménages | Revenu disponible par habitant | Faible revenu
+ Household income
> Revenu médian et part des ménages à faible revenu.
# revenu, ménage, pauvreté

economie | econ | table | ISQ*5 STATCAN MEIE
= PIB par région | Produit intérieur brut | Commerce international de marchandises | Indice des prix à la consommation | Dépenses en recherche et développement
+ Gross domestic product
> Valeur de la production, par industrie.
# PIB, économie, inflation, exportation

agriculture | agri | table | MAPAQ*5 ISQ*2 STATCAN
= Production agricole | Exploitations agricoles enregistrées | Superficies en culture | Rendement du maïs et du soya | Fermes laitières | Érablières et sirop d’érable
+ Farm production
> Hectares cultivés, têtes de bétail et récoltes par région.
# agriculture, ferme, culture, élevage

pesticides | agri env | table | MELCCFP*2 MAPAQ
= Ventes de pesticides | Pesticides dans l’eau | Engrais et pesticides
+ Pesticide sales
> Kilogrammes d’ingrédients actifs vendus, par année.
# pesticide, herbicide, agriculture
`);
