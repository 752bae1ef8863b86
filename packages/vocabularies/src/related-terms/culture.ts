/** Culture, libraries, events, sports, leisure, tourism and language. */
export const culture = `
# Libraries and books
bibliothèque, bibliothèque publique, bibliothèque municipale | library, public library
prêt de livres, prêt de documents, livre emprunté, catalogue de bibliothèque | book loan, library loan, library catalogue, borrowed book
livre, littérature | book, literature
journal, presse écrite, hebdomadaire régional | newspaper, news media

# Arts
art public, œuvre d’art, œuvre d’art public, sculpture | public art, artwork, statue
murale, art mural, art urbain | mural, street art
musée, exposition, collection muséale | museum, exhibition, museum collection
arts visuels, galerie d’art | visual arts, art gallery
lieu culturel, équipement culturel, maison de la culture, centre culturel, diffuseur culturel | cultural venue, cultural centre, cultural facility
spectacle, salle de spectacle, théâtre, arts de la scène | performing arts, concert hall, playhouse, live show
musique, concert | music, live music
danse, chorégraphie | dance, choreography
cinéma, salle de cinéma, film | movie, movie theatre
tournage, permis de tournage, lieu de tournage | film shoot, filming, filming permit, filming location
artiste, travailleur culturel, créateur | artist, cultural worker
industrie culturelle, dépense culturelle, subvention culturelle, financement de la culture | cultural industry, arts funding, cultural spending
artisan, métiers d’art | craft, craftsperson, handicraft

# Events and community life
événement, événement public, calendrier des événements, activité publique | event, public event, events calendar
festival, fête populaire, fête de quartier | street festival, street party
feux d’artifice, pyrotechnie | fireworks, pyrotechnics
bénévolat, bénévole, action bénévole | volunteer, volunteering
organisme communautaire, organisme sans but lucratif, OSBL, OBNL, organisme de bienfaisance | community organization, non-profit organization, nonprofit, charity
centre communautaire, centre de loisirs, salle communautaire | community centre, recreation centre, community hall
location de salle, réservation de salle | room rental, facility booking
loisir, activité de loisir, activité récréative, programmation de loisirs | leisure, recreation, recreational activity
camp de jour, camp de vacances | day camp, summer camp
maison des jeunes | youth centre, youth club

# Sports
sport, activité physique, activité sportive | physical activity, physical exercise
installation sportive, équipement sportif, terrain sportif, terrain de sport | sports facility, sports field, playing field
aréna, patinoire intérieure | indoor rink, ice arena
patinoire, patinoire extérieure, patinage, patin à glace, anneau de glace | skating rink, ice rink, outdoor rink, skating
hockey, hockey sur glace | ice hockey
piscine, piscine intérieure, piscine extérieure, natation, centre aquatique, bain libre | swimming pool, swimming, aquatic centre
soccer, terrain de soccer | soccer field, soccer pitch
baseball, softball, terrain de balle, terrain de baseball | baseball diamond, ball field
basketball, terrain de basketball | basketball court
volleyball, terrain de volleyball | volleyball court
tennis, terrain de tennis, pickleball | tennis court
pétanque, terrain de pétanque | bocce, lawn bowling
gymnase, centre sportif, salle d’entraînement | gymnasium, gym, sports centre, fitness centre
planchodrome, skatepark, planche à roulettes, rouli-roulant | skateboard park, skateboard, skateboarding, skate park
ski de fond, raquette, sentier de ski de fond | cross-country skiing, cross-country ski, snowshoeing
ski alpin, station de ski, centre de ski | ski resort, ski hill, downhill skiing
glissade sur neige, glissade, luge, butte à glisser | sledding, tobogganing, sledding hill, snow tubing
golf, terrain de golf | golf course
course à pied, jogging, marathon | running race, road running
sentier, sentier pédestre, randonnée, randonnée pédestre, sentier récréatif | trail, hiking, hiking trail, walking trail
escalade | rock climbing, climbing wall
canot, kayak, activité nautique, sport nautique | canoe, kayaking, paddling, water sport
entraînement extérieur, appareil d’exercice extérieur | outdoor gym, outdoor fitness
équitation, centre équestre | horseback riding, equestrian
athlète, sport d’élite | elite sport, high-performance sport
loterie, jeu de hasard, casino, appareil de loterie vidéo | lottery, gambling, video lottery terminal

# Tourism
tourisme, touristique, touriste | tourism, tourist
attrait touristique, attraction touristique | tourist attraction, sightseeing
hôtel, hôtellerie, établissement hôtelier, gîte touristique | hotel industry, lodging, bed and breakfast
camping, terrain de camping | campground, campsite
bureau d’information touristique, bureau d’accueil touristique | tourist information, visitor centre
croisière, croisiériste | cruise, cruise ship
dépenses touristiques, volume touristique, voyage d’agrément | tourism spending, travel spending
fréquentation, nombre de visiteurs | attendance, number of visitors
belvédère, point de vue panoramique | lookout, scenic viewpoint
poste frontalier, passage frontalier, frontière, douane | border crossing, border, customs

# Language
langue parlée, langue maternelle, langue d’usage, connaissance des langues | mother tongue, spoken language, home language
langue française, francophone, francisation | French language, French speaker, French learning
langue anglaise, anglophone | English language, English speaker
bilinguisme, bilingue | bilingualism, bilingual
terminologie, vocabulaire, lexique, glossaire | terminology, glossary, vocabulary
traduction, traducteur, interprète | translation, translator, interpreter
`;
