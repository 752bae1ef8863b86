/** Agriculture, food, animals, energy, mines, forests, businesses and work. */
export const economy = `
# Agriculture
agriculture, agricole, exploitation agricole, ferme, agriculteur | farm, farming, farmer, agricultural
grande culture, récolte agricole, superficie cultivée, céréale | crop, harvest, cultivated area, cereal
parcelle agricole, assurance récolte | agricultural parcel, farm parcel, crop insurance
élevage, bétail, cheptel, production animale | livestock, cattle, animal production
production laitière, lait, laitier | milk, dairy, dairy farm
érable, sirop d’érable, acériculture, érablière, cabane à sucre | maple, maple syrup, sugar bush, sugar shack
agriculture biologique, aliment biologique | organic farming, organic food
serriculture, culture en serre | greenhouse production, greenhouse farming
vignoble, vigne, viticulture | vineyard, winery, wine growing
apiculture, abeille, miel, ruche, pollinisateur | bee, beekeeping, honey, beehive, pollinator
pédologie, type de sol, étude pédologique | soil survey, soil type, soil map
fumier, engrais, fertilisant, matières résiduelles fertilisantes | manure, fertilizer

# Food
inspection des aliments, inspection alimentaire, salubrité alimentaire, inspection des restaurants, contrevenant alimentaire | food inspection, food safety, restaurant inspection, food hygiene
restaurant, établissement de restauration | food service, eating place
épicerie, supermarché, commerce d’alimentation | grocery store, supermarket
camion-restaurant, camion de cuisine, cuisine de rue | food truck, street food
marché fermier, marché de quartier, marché de producteurs | farmers market, public market, produce market
permis d’alcool, débit de boissons, bar | liquor licence, alcohol licence, tavern
agroalimentaire, bioalimentaire, transformation alimentaire | agri-food, food processing, agrifood
prix des aliments, panier d’épicerie | food price, grocery price
pêche commerciale, pêcherie, produit marin | commercial fishing, fishery, seafood
aquaculture, pisciculture | fish farming, fish farm
intoxication alimentaire, toxi-infection alimentaire | food poisoning, foodborne illness

# Pets and animals
animal de compagnie, animal domestique, chien, chat, licence pour chien | pet, dog, cat, dog licence, pet licence
morsure de chien, chien dangereux | dog bite, dangerous dog
refuge animalier, fourrière animale, animal perdu | animal shelter, animal pound, lost pet
bien-être animal, cruauté animale | animal welfare, animal cruelty
santé animale, maladie animale, vétérinaire | animal health, animal disease, veterinary
grippe aviaire, influenza aviaire | avian influenza, avian flu, bird flu
virus de la rage, rage animale, rage du raton laveur | rabies, raccoon rabies
punaise de lit, punaise, extermination | bed bug, bedbug
rongeur, rat, vermine | rodent, pest control, vermin

# Wildlife
faune, animal sauvage, habitat faunique, espèce animale | wildlife, wild animal, fauna, wildlife habitat
oiseau, avifaune, ornithologie | bird, birdwatching, ornithology
poisson, ichtyofaune | fish, fish species
cerf de Virginie, chevreuil | white-tailed deer, deer
orignal | moose
caribou, caribou forestier | woodland caribou
ours, ours noir | bear, black bear
baleine, béluga, mammifère marin | whale, beluga whale, marine mammal
amphibien, reptile, herpétofaune | amphibian, herpetofauna
papillon, monarque, insecte | butterfly, monarch butterfly, insect
mollusque, coquillage | shellfish, clam
collision avec la faune, accident avec un animal sauvage | wildlife collision, roadkill

# Hunting and fishing
chasse, chasseur, gibier, zone de chasse, permis de chasse | hunting, hunter, hunting zone, hunting licence
pêche, pêche sportive, pêche récréative, pêcheur, zone de pêche, permis de pêche | fishing, angling, sport fishing, fishing zone, fishing licence
piégeage, trappage, fourrure | trapping, fur
pourvoirie, zone d’exploitation contrôlée, zec, réserve faunique | outfitter, wildlife reserve, controlled harvesting zone
ensemencement, ensemencement de lacs | fish stocking

# Energy
énergie, consommation d’énergie, consommation énergétique, bilan énergétique | energy, energy consumption, energy use
électricité, consommation d’électricité, consommation électrique, production d’électricité | electricity, electricity consumption, power consumption, electricity generation
hydroélectricité, hydroélectrique, centrale hydroélectrique, hydro | hydroelectricity, hydropower, hydroelectric power
panne de courant, panne d’électricité, interruption de service électrique | power outage, blackout, power failure
ligne électrique, ligne de transport d’électricité, poste électrique, réseau électrique | power line, transmission line, power grid, electrical substation
énergie renouvelable, énergie verte, transition énergétique | renewable energy, clean energy, energy transition
éolienne, énergie éolienne, parc éolien, éolien | wind turbine, wind power, wind farm, wind energy
énergie solaire, panneau solaire, photovoltaïque | solar energy, solar power, solar panel, photovoltaic
gaz naturel, gazoduc, réseau gazier | natural gas, gas pipeline
pétrole, hydrocarbure, oléoduc, produit pétrolier | oil, petroleum, crude oil, oil pipeline
chauffage, mazout, système de chauffage | heating, heating oil, furnace
biogaz, biomasse, biométhanisation, gaz naturel renouvelable | biogas, biomass, anaerobic digestion, renewable natural gas
efficacité énergétique, performance énergétique, cotation énergétique | energy efficiency, building energy performance, energy rating
tarif d’électricité, prix de l’électricité | electricity rate, electricity price
centrale nucléaire, énergie nucléaire, nucléaire | nuclear power, nuclear energy
hydrogène, hydrogène vert | hydrogen, green hydrogen
géothermie, thermopompe | geothermal energy, heat pump
équipement pétrolier, réservoir pétrolier | petroleum equipment, fuel storage tank

# Mines and geology
exploitation minière, activité minière, minier, titre minier, claim minier | mining, mining claim, mineral title, mining site
minerai, gîte minéral, minéraux critiques, substance minérale | ore, mineral, mineral deposit, critical mineral
sablière, gravière, carrière de pierre | quarry, gravel pit, sand pit
résidus miniers, parc à résidus, site minier abandonné | mine tailings, tailings, abandoned mine
géologie, géologique, carte géologique, géoscience | geology, geological map
dépôt de surface, géologie du quaternaire | surficial deposit, surficial geology, quaternary geology
géophysique, géochimie, levé géophysique | geophysics, geophysical survey, geochemistry
forage minier, trou de forage | drill hole, borehole, drilling

# Forests
forêt, forestier, foresterie, écoforestier, inventaire écoforestier, peuplement forestier | forest, forestry, forest inventory, forest stand
coupe forestière, récolte forestière, exploitation forestière, coupe de bois | logging, timber, timber harvest
tordeuse des bourgeons de l’épinette, insecte ravageur, spongieuse | spruce budworm, forest pest, spongy moth, defoliation
reboisement, sylviculture, plantation forestière | reforestation, silviculture
chemin forestier, chemin multiusage | forest road, logging road
terres publiques, terres du domaine de l’État, terres publiques intramunicipales | Crown land, public land
produit forestier, pâtes et papiers, industrie forestière, scierie | forest product, pulp and paper, forest industry, sawmill

# Businesses
entreprise, compagnie, registre des entreprises | business, company, enterprise, business register
petite et moyenne entreprise, PME, entrepreneuriat, entreprise en démarrage, jeune pousse | small business, SME, startup, entrepreneurship
commerce de détail, magasin, détaillant, établissement commercial | retail, store, shop, retailer
local commercial vacant, local vacant | vacant storefront, commercial vacancy
société de développement commercial, SDC, artère commerciale, rue commerciale | commercial street, business improvement area
permis d’exploitation, permis de commerce, certificat d’occupation | business licence, business license, certificate of occupancy
commerce électronique, achat en ligne | online shopping, ecommerce
économie, développement économique, croissance économique, produit intérieur brut, PIB | economy, economic development, gross domestic product, GDP
commerce extérieur, commerce international, exportation, importation | foreign trade, international trade, export, import
fabrication, manufacturier, usine, industrie manufacturière | manufacturing, factory, manufacturer
parc industriel, zone industrielle, terrain industriel | industrial park, industrial zone, industrial land
économie sociale, coopérative, entreprise d’économie sociale | social economy, co-op, cooperative enterprise
investissement étranger, capital de risque, investissement privé | foreign investment, venture capital, private investment
institution financière, assureur | financial institution, insurance company
brevet, propriété intellectuelle, innovation | patent, intellectual property
marque de commerce | trademark

# Work
emploi, marché du travail, main-d’œuvre, population active, travailleur | employment, job, labour market, labour force, workforce, worker
offre d’emploi, poste vacant, pénurie de main-d’œuvre, recrutement | job offer, job posting, job vacancy, labour shortage, hiring
chômage, taux de chômage, chômeur, assurance-emploi | unemployment, unemployment rate, jobless, employment insurance
salaire minimum | minimum wage
équité salariale, écart salarial | pay equity, wage gap, gender pay gap
syndicat, convention collective, grève, relations de travail, conflit de travail | labour union, trade union, collective agreement, strike, labour relations
accident du travail, lésion professionnelle, santé et sécurité du travail, maladie professionnelle | workplace accident, work injury, workplace injury, occupational health and safety
normes du travail, heures supplémentaires | labour standards, overtime
licenciement collectif, licenciement, mise à pied | layoff, mass layoff
télétravail, travail à distance | remote work, telework, working from home
profession, métier, ordre professionnel | skilled trade, professional order
`;
