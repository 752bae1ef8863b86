/** Elections, councils, budgets, contracts, taxes, statistics, requests of citizens and open data itself. */
export const government = `
# Elections
élection, scrutin, vote, résultat électoral, électoral | election results, ballot, voting
bureau de vote, bureau de scrutin, lieu de vote, section de vote | polling station, polling place, voting location, poll
circonscription électorale, district électoral, carte électorale, circonscription | electoral district, electoral map, riding, constituency, ward
électeur, liste électorale, taux de participation électorale | voter, voter turnout, voters list
candidat, candidature, candidat élu | candidate, election candidate
référendum, approbation référendaire | plebiscite, referendum process
financement politique, parti politique, contribution politique, dépense électorale | political financing, political donation, political party, election spending, campaign finance
élu, élu municipal, maire, mairesse, conseiller municipal | mayor, city councillor, councillor, elected official
député, Assemblée nationale, parlementaire | National Assembly, MNA, member of parliament

# Councils
conseil municipal, séance du conseil, procès-verbal, ordre du jour, conseil d’arrondissement | city council, council meeting, meeting minutes, meeting agenda
résolution du conseil, comité exécutif, décision du conseil | council resolution, executive committee, council decision
lobbyisme, lobbyiste, registre des lobbyistes | lobbying, lobbyist, lobbyist registry
code d’éthique, éthique, conflit d’intérêts | ethics, code of conduct, conflict of interest

# Consultations and requests
consultation publique, participation citoyenne, participation publique, assemblée publique | public consultation, citizen participation, public hearing, public engagement
budget participatif | participatory budget, participatory budgeting
sondage, enquête d’opinion, enquête de satisfaction, questionnaire | survey, opinion poll, satisfaction survey
311, demande de service, requête citoyenne, requête, demande citoyenne, signalement | service request, citizen request, 311 request
plainte, insatisfaction | complaint
point de service, comptoir de services, bureau d’arrondissement | service point, service counter, service centre
avis public, avis municipal | public notice, legal notice
communiqué, communiqué de presse | press release, news release

# Budgets
budget, budget de fonctionnement, prévisions budgétaires, crédits budgétaires | operating budget, budget estimates
programme triennal d’immobilisations, PTI, programme décennal d’immobilisations, PDI, investissement en infrastructures | capital budget, capital works program, capital expenditure, infrastructure investment
états financiers, rapport financier, comptes publics, résultats financiers | financial statements, financial report, public accounts
dépense, dépenses publiques, déboursé | expenditure, public spending, government spending, expense
frais de déplacement, frais de fonction, remboursement de dépenses, compte de dépenses, frais de représentation | travel expense, expense report, expense claim, hospitality expense
revenus municipaux, recettes, sources de revenus | municipal revenue, government revenue
dette publique, dette, emprunt, règlement d’emprunt | public debt, debt, borrowing
subvention, aide financière, programme de subvention, contribution financière | grant, subsidy, financial assistance, funding program
salaire, rémunération, échelle salariale, traitement des élus, combien gagne | salary, wage, payroll
audit, vérificateur général, vérification comptable | auditor general, financial audit, auditor

# Contracts
contrat, contrat octroyé, octroi de contrat, contrat municipal, bon de commande | contract, public contract, awarded contract, contract award, purchase order
appel d’offres, marché public, approvisionnement, soumission publique, SEAO, gré à gré | procurement, public procurement, tender, call for tenders, request for proposals, RFP, bid
fournisseur, soumissionnaire, adjudicataire | supplier, vendor, bidder
entreprise non admissible, registre des entreprises non admissibles, RENA | ineligible contractor, debarred company
honoraires professionnels, services professionnels | professional services, professional fees
partenariat public-privé, PPP | public-private partnership, P3

# Taxes
taxe, taxe foncière, impôt foncier, compte de taxes, évaluation foncière, rôle d’évaluation, rôle d’évaluation foncière, rôle foncier | property tax, property assessment, assessment roll, tax bill, municipal tax, tax
valeur foncière, valeur des maisons, valeur imposable, unité d’évaluation foncière, évaluation municipale | property value, house value, home value, assessed value, taxable value, assessment unit
taux de taxation, taux de taxe | tax rate, mill rate
droits de mutation, taxe de bienvenue, mutation immobilière | land transfer tax, welcome tax, property transfer
vente pour taxes, vente pour défaut de paiement, arriéré de taxes | tax sale, tax arrears
impôt, impôt sur le revenu, fiscalité, fiscal | income tax, tax, taxation
taxe de vente, TVQ, TPS | sales tax, QST, GST
crédit d’impôt, mesure fiscale | tax credit, tax expenditure
tarification municipale, tarif municipal | user fee, municipal fee

# Population and statistics
statistique, indicateur statistique | statistics, statistical indicator
recensement, profil du recensement | census, census profile
population, démographie, démographique, habitant, nombre d’habitants | demographics, demography, resident, inhabitant, how many people
projection de population, perspectives démographiques, projection démographique | population projection, population forecast
naissance, natalité, fécondité | birth, birth rate, fertility
prénom, prénom de bébé, banque de prénoms | baby name, first name, given name
décès, mortalité, cause de décès, espérance de vie | death, mortality, cause of death, life expectancy
mariage, divorce, nuptialité | marriage, divorce rate
ménage, famille, composition familiale | household, family
vieillissement de la population, vieillissement | population aging, ageing population
revenu médian, revenu des ménages, revenu des particuliers, niveau de revenu | median income, household income, personal income
pauvreté, faible revenu, défavorisation, inégalité sociale, précarité | poverty, low income, deprivation, social inequality
migration interne, solde migratoire, migration interrégionale | internal migration, net migration
égalité entre les sexes, égalité hommes-femmes, condition féminine, parité | gender equality, gender parity, status of women
indicateur de performance, tableau de bord, indicateur de gestion | performance indicator, dashboard, KPI

# Public administration
fonctionnaire, employé municipal, fonction publique, effectif, employé de l’État | public servant, civil servant, government employee, municipal employee, public service
organigramme, structure administrative | organization chart, org chart
ministère, organisme public, organisme gouvernemental, société d’État | government department, public body, government agency, crown corporation
nomination, titulaire d’un emploi supérieur, haut fonctionnaire | public appointment, senior official
planification stratégique, plan stratégique | strategic plan, strategic planning
jour férié, congé férié | public holiday, statutory holiday
relations internationales, coopération internationale | international relations, foreign affairs

# Open data and digital government
données ouvertes, données publiques, données libres | open data, public data
jeu de données | dataset, data set
inventaire des données, catalogue de données | data inventory, data catalogue
métadonnées, dictionnaire de données | metadata, data dictionary
gouvernement ouvert, transparence, diffusion proactive | open government, transparency, proactive disclosure
accès à l’information, demande d’accès, accès aux documents, demande d’accès à l’information | access to information, access request, freedom of information
renseignements personnels, protection des renseignements personnels, vie privée, incident de confidentialité | personal information, privacy, data protection, privacy breach
licence ouverte, licence d’utilisation, Creative Commons | open licence, open license
temps réel, données en direct | real time, real-time data, live data
intelligence artificielle, IA, apprentissage automatique, algorithme | artificial intelligence, AI, machine learning, algorithm
site web, site Internet, fréquentation du site web, navigation web | website, web traffic, web analytics
réseaux sociaux, médias sociaux | social media, social network
logiciel libre, code source ouvert | open source, open source software
équipement informatique, parc informatique, technologies de l’information, projet informatique | computer equipment, information technology
services en ligne, services numériques, gouvernement numérique | online services, digital services, digital government
ville intelligente, objets connectés, capteur | smart city, Internet of things, IoT, sensor

# Telecommunications
télécommunications, antenne, antenne cellulaire, tour de télécommunication, réseau cellulaire | telecom, cell tower, cellular antenna, mobile network
Internet haute vitesse, Internet haut débit, large bande, fibre optique, accès Internet | broadband, high-speed internet, fibre optic, fiber optic, internet access
Wi-Fi, Wi-Fi public, réseau sans fil, point d’accès sans fil | free Wi-Fi, wireless hotspot, wireless network
télévision, radio, radiodiffusion | broadcasting, TV
bureau de poste, boîte aux lettres, service postal | post office, mailbox, postal service
téléphone public, cabine téléphonique | payphone, public phone, phone booth
`;
