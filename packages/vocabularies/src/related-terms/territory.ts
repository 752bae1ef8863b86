/** Buildings, zoning, housing, heritage and maps. */
export const territory = `
# Buildings and permits
bâtiment, immeuble, édifice | building
empreinte de bâtiment, empreinte au sol | building footprint, building outline
permis de construction, permis de construire, permis de rénovation, permis de transformation | building permit, construction permit, renovation permit
mise en chantier, logement mis en chantier | housing start
entrepreneur en construction, licence d’entrepreneur, licence RBQ | contractor licence, building contractor
démolition, permis de démolition | demolition permit, teardown
rénovation, rénovation résidentielle | home renovation, home improvement
salubrité des logements, insalubrité, logement insalubre, moisissure | unsanitary housing, substandard housing, housing inspection, mould
bâtiment vacant, immeuble vacant, bâtiment abandonné | vacant building, abandoned building
terrain vacant | vacant lot, vacant land
bâtiment municipal, immeuble municipal, édifice municipal | municipal building, public building, city-owned building
équipement municipal, installation municipale, lieu public, équipement collectif | municipal facility, public facility, public place
hôtel de ville, mairie | city hall, town hall
accessibilité universelle, accès universel, mobilité réduite, fauteuil roulant | universal accessibility, wheelchair, wheelchair accessible, barrier-free
hauteur des bâtiments, nombre d’étages | building height, number of storeys
maquette 3D, modèle 3D, bâtiment 3D, CityGML | 3D model, 3D building, 3D city model
ascenseur, appareil de levage | elevator
amiante | asbestos
enseigne, panneau publicitaire, panneau-réclame | billboard, advertising sign
café-terrasse, terrasse, placottoir | outdoor terrace, patio, sidewalk café, parklet
piscine résidentielle, piscine privée, piscine creusée | residential pool, backyard pool, private swimming pool
espace de bureaux, immeuble de bureaux | office space, office building

# Planning and zoning
zonage, règlement de zonage, grille de zonage, grille des spécifications, grille des usages | zoning, zoning bylaw, zoning by-law, zoning ordinance
urbanisme, aménagement urbain, planification urbaine, aménagement du territoire | urban planning, city planning, town planning, land use planning
plan d’urbanisme, programme particulier d’urbanisme, PPU, schéma d’aménagement | master plan, city plan, official plan, special planning program
utilisation du sol, occupation du sol, affectation du sol, utilisation du territoire | land use, land cover, land-use designation
dérogation mineure, usage conditionnel, projet particulier, PPCMOI | minor variance, zoning variance, conditional use
plan d’implantation et d’intégration architecturale, PIIA | architectural review, site planning
lotissement, permis de lotissement, opération cadastrale | land subdivision, subdivision permit
périmètre d’urbanisation, périmètre urbain, étalement urbain | urban growth boundary, urban perimeter, urban sprawl
densification, densité résidentielle | residential density, urban density
zone agricole, territoire agricole protégé, zonage agricole, terre agricole | agricultural zone, farmland, agricultural zoning
servitude | easement, right-of-way
expropriation, acquisition de terrain, réserve foncière | land acquisition, land reserve
projet immobilier, développement immobilier, promoteur immobilier | real estate development, property development, real estate developer
règlement municipal, réglementation municipale | bylaw, municipal bylaw, municipal regulation
infrastructure souterraine, réseau technique urbain, conduite souterraine | underground infrastructure, buried utility, utility network

# Boundaries
limite administrative, limite municipale, découpage administratif | administrative boundary, municipal boundary, city limit
municipalité, répertoire des municipalités | municipality
arrondissement, limite d’arrondissement | borough, borough boundary
quartier, quartier sociologique, unité de voisinage | neighbourhood, neighborhood
MRC, municipalité régionale de comté | regional county municipality, county
région administrative | administrative region
territoire non organisé, TNO | unorganized territory
code postal | postal code, zip code, postcode
secteur de recensement, aire de diffusion, découpage géographique | census tract, dissemination area, geographic boundary

# Housing
logement, habitation | housing, dwelling
logement social, logement abordable, logement communautaire, HLM, habitation à loyer modique, coopérative d’habitation | social housing, public housing, affordable housing, low-rental housing, housing co-op
loyer, logement locatif, marché locatif, locataire, bail résidentiel, taux d’inoccupation | rent, rental housing, rental market, tenant, vacancy rate
propriétaire occupant, accession à la propriété | homeowner, home ownership, homeownership
copropriété, condo | condominium
marché immobilier, immobilier, prix des maisons, vente de maisons, transaction immobilière | real estate, house price, housing market, home sale
location à court terme, hébergement touristique, résidence de tourisme, Airbnb | short-term rental, vacation rental, tourist accommodation
maison de chambres | rooming house, boarding house
hypothèque, prêt hypothécaire | mortgage
itinérance, sans-abri, personne en situation d’itinérance, refuge pour sans-abri, campement | homelessness, homeless, homeless shelter, encampment
résidence pour personnes âgées, résidence pour aînés, résidence privée pour aînés, RPA, maison de retraite, foyer pour personnes âgées | seniors’ residence, retirement home
maison mobile, parc de maisons mobiles | mobile home, trailer park
éviction, reprise de logement, rénoviction | tenant eviction, evicted tenant
chalet, villégiature, résidence secondaire | cottage, second home, vacation home

# Heritage
patrimoine, patrimoine bâti, bâtiment patrimonial, immeuble patrimonial, site patrimonial, monument historique | heritage, built heritage, heritage building, heritage site, historic building
patrimoine immatériel | intangible heritage
archéologie, site archéologique, fouille archéologique | archaeology, archaeological site, archeology
archives, fonds d’archives, document d’archives | archive, archival record
photo ancienne, photo d’archives, photographie historique | historical photo, archival photo, old photograph
lieu de culte, église, patrimoine religieux | place of worship, church, religious heritage
monument commémoratif, plaque commémorative, commémoration | memorial, commemorative plaque
cimetière, lieu de sépulture, columbarium, crématorium | cemetery, graveyard, burial
généalogie, registre paroissial, registre d’état civil | genealogy, parish register, vital records
histoire, lieu historique | history, historic place

# Maps and surveys
géomatique, donnée géospatiale, géospatial, système d’information géographique, SIG | geomatics, geographic information system, GIS
cartographie, carte géographique, carte interactive | map, mapping, cartography, interactive map
carte topographique, base topographique | topographic map, topographic data
LiDAR, nuage de points, relevé LiDAR | point cloud, laser scanning
modèle numérique de terrain, MNT, modèle numérique d’altitude, topographie, altitude | digital elevation model, DEM, digital terrain model, DTM, topography
courbe de niveau | contour line, elevation contour
orthophoto, orthophotographie, ortho, photo aérienne, photographie aérienne, imagerie aérienne | aerial photo, aerial photograph, aerial imagery, orthoimagery
imagerie satellitaire, image satellite, télédétection | satellite imagery, satellite image, remote sensing
adresse, adresse civique, numéro civique, point d’adresse, géocodage | address, civic address, address point, geocoding
cadastre, lot cadastral, parcelle cadastrale, cadastral | land parcel, property parcel, cadastral lot
registre foncier, titre de propriété | land registry, land title
toponymie, toponyme, nom de lieu, odonymie, odonyme, nom de rue | toponymy, place name, street name
sondage géotechnique, forage géotechnique, géotechnique | geotechnical, soil boring
géodésie, repère géodésique, point géodésique | geodesy, survey marker, geodetic control point
arpentage, arpenteur-géomètre | land surveying, land surveyor
système de coordonnées, projection cartographique | coordinate system, map projection
point d’intérêt, lieu d’intérêt | point of interest, POI, landmark
`;
