/** Water, waste, trees, parks, nature, air, climate and pollution. */
export const environment = `
# Drinking water and sewers
eau | water
eau potable, eau du robinet | drinking water, tap water
aqueduc, réseau d’aqueduc, conduite d’eau, conduite d’aqueduc | water main, water distribution, waterworks
égout, réseau d’égout, égout sanitaire, conduite d’égout | sewer, sanitary sewer, sewer network
eaux usées, assainissement des eaux, épuration des eaux, station d’épuration, usine d’épuration | wastewater, sewage, sewage treatment, wastewater treatment
égout pluvial, eau pluviale, eau de pluie, eau de ruissellement, bassin de rétention | stormwater, storm sewer, rainwater, runoff, retention basin
surverse, débordement d’égout, ouvrage de surverse, déversement d’eaux usées | sewer overflow, combined sewer overflow, sewage overflow
refoulement d’égout, clapet antiretour | sewer backup, backwater valve
usine de filtration, usine d’eau potable, traitement de l’eau potable | water treatment plant, water filtration plant
regard d’égout, puisard | manhole, catch basin
fosse septique, installation septique | septic tank, septic system
bris d’aqueduc, bris de conduite, fuite d’eau | water main break, water leak
avis d’ébullition, avis de faire bouillir l’eau, avis de non-consommation | boil water advisory, boil water notice
consommation d’eau, compteur d’eau, économie d’eau | water consumption, water use, water meter
entrée de service en plomb, plomb dans l’eau, branchement en plomb | lead pipe, lead service line, lead in water
fontaine à boire, abreuvoir | drinking fountain, water fountain
arrosage, restriction d’arrosage | lawn watering, watering ban
prélèvement d’eau | water withdrawal, water taking
puits, puits artésien, forage hydrogéologique | water well, artesian well
eau souterraine, nappe phréatique, aquifère, hydrogéologie | groundwater, aquifer, hydrogeology

# Lakes and rivers
hydrographie, réseau hydrographique, cours d’eau, plan d’eau | hydrography, watercourse, waterbody, body of water
lac | lake
rivière, fleuve, ruisseau | river, creek, brook
fleuve Saint-Laurent, Saint-Laurent | Saint Lawrence River, Saint Lawrence
bassin versant, sous-bassin | watershed, drainage basin, catchment
qualité de l’eau, qualité des cours d’eau, eau de surface | water quality, surface water
plage, baignade, eau de baignade, qualité de l’eau de baignade | beach, bathing water, swimming beach
niveau d’eau, débit des rivières, station hydrométrique, hydrométrie | water level, streamflow, river flow, stream gauge
barrage, ouvrage de retenue | dam
digue | dike, dyke, levee
algue bleu-vert, cyanobactérie | blue-green algae, cyanobacteria, algal bloom
milieu humide, marais, marécage, tourbière, étang | wetland, marsh, swamp, bog, peatland, pond
rive, berge, bande riveraine, littoral | shoreline, riverbank, riparian strip
érosion côtière, érosion des berges | coastal erosion, shoreline erosion, bank erosion
marée | tide
bathymétrie, profondeur de l’eau | bathymetry, water depth
inondation, crue, zone inondable, plaine inondable, crue printanière, cote de crue | flood, flooding, flood zone, floodplain, flood plain
sécheresse, étiage | drought, low flow

# Waste
matières résiduelles, ordures, ordures ménagères, poubelle, vidange, déchet | waste, garbage, trash, rubbish
collecte des matières résiduelles, collecte des ordures, jour de collecte, calendrier de collecte | waste collection, garbage collection, garbage pickup, collection schedule
recyclage, matières recyclables, collecte sélective, bac de recyclage, bac bleu | recycling, recyclable, recycling bin, blue bin
compost, compostage, matières organiques, résidus alimentaires, bac brun | composting, organic waste, food waste, food scraps, brown bin
gaspillage alimentaire, pertes alimentaires | food waste, food loss
écocentre, déchetterie | recycling centre, waste drop-off, recycling depot
résidus domestiques dangereux, RDD | household hazardous waste
matières dangereuses, matières dangereuses résiduelles, marchandises dangereuses | hazardous material, hazardous waste, dangerous goods
encombrant, objet volumineux, gros rebut | bulky waste, bulky item
résidus verts, feuilles mortes, collecte de branches | yard waste, green waste, leaf collection
collecte des sapins, sapin de Noël, arbre de Noël | Christmas tree, Christmas tree collection
lieu d’enfouissement, site d’enfouissement, enfouissement, dépotoir | landfill, landfill site, garbage dump
dépôt sauvage, dépôt illégal, dépotoir clandestin | illegal dumping, fly-tipping
incinérateur, incinération | waste incineration
centre de tri | sorting facility, material recovery facility
consigne, contenant consigné | bottle deposit, beverage container, deposit return
produit électronique, déchet électronique, appareil électronique | electronic waste, ewaste
pneu usagé, pneu hors d’usage | used tire, scrap tire
boues municipales, boues d’épuration, biosolides | sewage sludge, biosolid
plastique à usage unique, sac de plastique | single-use plastic, plastic bag
boîte de dons, cloche à vêtements | clothing donation bin, clothing bin
réemploi, économie circulaire, réutilisation | circular economy, reuse

# Trees and green spaces
arbre, arbre public, arbre de rue, inventaire des arbres | tree, street tree, public tree
forêt urbaine, canopée, indice de canopée, couvert arborescent | urban forest, tree canopy, canopy cover
plantation d’arbres, verdissement | tree planting, greening
abattage d’arbres, permis d’abattage, arbre abattu | tree felling, tree cutting, tree removal
élagage, émondage | tree pruning, tree trimming
agrile du frêne, frêne | emerald ash borer, ash tree
parc, espace vert | park, green space, parkland
parc national, parc provincial | national park, provincial park
jardin communautaire, jardin collectif, potager | community garden, allotment garden, vegetable garden
agriculture urbaine | urban agriculture, urban farming
pelouse, gazon, tonte de gazon | lawn, grass, lawn mowing
horticulture, aménagement paysager, plate-bande | landscaping, flower bed
toit vert, mur végétal, infrastructure verte | green roof, green infrastructure
aire de jeux, module de jeu, terrain de jeux | playground, play area, play structure
parc à chiens, aire d’exercice canin, parc canin | dog park, dog run
jeux d’eau, jet d’eau, pataugeoire | splash pad, wading pool, spray park
aire de pique-nique, table à pique-nique, pique-nique | picnic area, picnic table, picnic
toilette publique, toilettes, bloc sanitaire, salle de bain publique | public toilet, washroom, restroom, public bathroom

# Nature
biodiversité, diversité biologique | biological diversity, biodiversity
aire protégée, réserve naturelle, réserve écologique, milieu naturel | protected area, nature reserve, conservation area, natural area
corridor écologique, connectivité écologique | ecological corridor, wildlife corridor
espèce menacée, espèce vulnérable, espèce en péril, espèce à statut précaire | endangered species, threatened species, species at risk
espèce exotique envahissante, espèce envahissante, plante envahissante | invasive species, invasive plant, alien species
végétation, flore, plante | flora, plant species
herbe à poux, pollen, allergie saisonnière | ragweed, hay fever
berce du Caucase | giant hogweed
pesticide, herbicide, insecticide | weed killer

# Air
qualité de l’air, pollution de l’air, pollution atmosphérique, smog, contaminant atmosphérique, IQA, RSQA, réseau de surveillance de la qualité de l’air | air quality, air pollution, AQI
particules fines | particulate matter, fine particle
radon | radon gas
odeur, nuisance olfactive | odour, odor, smell
bruit, bruit environnemental, nuisance sonore, pollution sonore, niveau sonore | noise, noise level, noise pollution

# Climate and weather
gaz à effet de serre, GES, émissions de GES, émissions de carbone, CO2 | greenhouse gas, GHG, carbon emission, carbon footprint
changements climatiques, réchauffement climatique, adaptation aux changements climatiques | climate change, global warming, climate adaptation
carboneutralité, décarbonation, bilan carbone | carbon neutrality, net zero, decarbonization
marché du carbone, SPEDE, plafonnement et échange | carbon market, cap and trade, carbon pricing
météo, météorologie, météorologique, prévision météo, station météo | weather, weather forecast, weather station, meteorology
climat, normales climatiques | climate, climate normals
température, température de l’air | air temperature
précipitations, pluie, pluviométrie, pluviomètre | rain, rainfall, precipitation, rain gauge
vent, vitesse du vent | wind, wind speed
canicule, vague de chaleur, chaleur extrême, chaleur accablante | heat wave, heatwave, extreme heat
îlot de chaleur, îlot de chaleur urbain, température de surface | heat island, urban heat island, surface temperature
îlot de fraîcheur, lieu climatisé, lieu public climatisé, halte climatisée, halte fraîcheur | cooling centre, cooling station, cool space, air-conditioned place
vulnérabilité climatique, aléa climatique, risque climatique | climate vulnerability, climate risk, climate hazard
vague de froid, froid extrême | cold wave, extreme cold

# Pollution and authorizations
sol contaminé, terrain contaminé, site contaminé, décontamination | contaminated land, contaminated soil, contaminated site, brownfield
rejet de polluants, rejet industriel, inventaire national des rejets de polluants, INRP | pollutant release, NPRI, industrial emission
déversement, déversement accidentel, urgence environnementale | spill, oil spill, environmental emergency
évaluation environnementale, étude d’impact, impact environnemental | environmental assessment, environmental impact, impact study
autorisation environnementale, certificat d’autorisation | environmental permit, environmental authorization
développement durable | sustainable development, sustainability
pollution lumineuse, ciel étoilé | light pollution, dark sky
`;
