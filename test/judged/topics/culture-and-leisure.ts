import { topicsOf } from './topic.ts';

export const cultureAndLeisure = topicsOf(`
bibliotheques | cult | map | villes:70 BAnQ*2
= Bibliothèques | Bibliothèques publiques | Bibliothèques {de} | Succursales du réseau des bibliothèques | Horaires des bibliothèques | Statistiques des bibliothèques publiques
+ Public libraries
> Adresse, heures et services de chaque bibliothèque.
< Address and opening hours of each library branch.
# bibliothèque, lecture, livre

prets-livres | cult | table | villes:35 BAnQ*3
= Prêts de livres | Catalogue de la bibliothèque | Livres les plus empruntés | Collection et emprunts | Prêts numériques
+ Library loans
> Titres empruntés chaque mois, par type de document.
# livre, prêt, collection, lecture

archives | cult | table | BAnQ*4 villes:30
= Archives photographiques | Photographies anciennes | Fonds d’archives | Cartes et plans anciens | Journaux numérisés
+ Historical photographs
> Notices et vignettes des documents numérisés du centre d’archives.
# archives, photo, histoire

patinoires | loisir | map | villes:70
= Patinoires | Patinoires extérieures | Conditions des patinoires extérieures | Patinoires {de} | Sites de patinage | Patinoires et anneaux de glace
+ Outdoor skating rinks
> Emplacement des glaces extérieures et leur état : ouverte, arrosée, déblayée.
< Location and condition of the outdoor rinks.
# patinoire, glace, hockey, hiver

arenas | loisir | map | villes:45
= Arénas | Arénas et glaces intérieures | Centres sportifs et arénas | Heures de glace
+ Arenas
> Adresse des arénas et plages de patinage libre.
# aréna, glace, hockey, sport

piscines | loisir | map | villes:65
= Piscines | Piscines publiques | Piscines intérieures et extérieures | Piscines municipales {de} | Horaires des bains libres | Piscines et pataugeoires
+ Swimming pools
> Emplacement des bassins, avec les heures de bain libre.
# piscine, bain libre, natation

jeux-eau | loisir | map | villes:50
= Jeux d’eau | Pataugeoires et jeux d’eau | Jets d’eau {de} | Brumisateurs
+ Splash pads
> Lieux où les enfants se rafraîchissent en été.
# jeux d’eau, pataugeoire, été

terrains-sport | loisir | map | villes:60
= Terrains sportifs | Terrains de soccer et de baseball | Terrains de tennis et de pickleball | Plateaux sportifs extérieurs {de} | Installations sportives et récréatives | Planchodromes
+ Sports fields
> Type, surface et éclairage de chaque terrain.
# sport, terrain, soccer, tennis

aires-jeux | loisir | map | villes:50
= Aires de jeux | Modules de jeux pour enfants | Aires de jeu dans les parcs | Balançoires et modules
+ Playgrounds
> Âge visé et accessibilité des équipements de jeu.
# jeu, enfant, parc

gymnases | loisir | table | villes:20
= Gymnases et salles | Salles à louer | Centres communautaires et de loisirs | Plateaux intérieurs
+ Community centres
> Capacité et réservation des locaux.
# salle, gymnase, location

programmation | loisir | table | villes:40
= Programmation des loisirs | Activités de loisir | Inscriptions aux activités | Camps de jour | Cours et ateliers {a}
+ Recreation programs
> Activités offertes par saison, avec l’âge, le lieu et le prix.
# loisir, activité, cours, camp de jour

sentiers | loisir | map | villes:50 SEPAQ*2 MTMD
= Sentiers | Sentiers pédestres | Sentiers de randonnée et de raquette | Pistes de ski de fond | Sentiers {de} | Sentiers de motoneige et de VTT
+ Hiking trails
> Tracé et difficulté des sentiers à parcourir à pied, en ski ou en raquettes.
# sentier, randonnée, ski de fond, plein air

glissades | loisir | map | villes:30
= Buttes de glisse | Pentes à glisser | Sites de glissade hivernale
+ Sledding hills
> Emplacement et conditions des pentes en hiver.
# glissade, hiver, luge

camping | loisir | map | SEPAQ*3 villes:8
= Terrains de camping | Campings et prêts-à-camper | Taux d’occupation des campings
+ Campgrounds
> Emplacements, services et ouverture des terrains de camping.
# camping, tente, plein air

evenements | cult loisir | table | villes:55 MCC
= Événements publics | Calendrier des événements | Événements culturels | Festivals et fêtes {a} | Fêtes de quartier
+ Public events
> Date, lieu et organisateur des fêtes, spectacles et festivals.
# événement, festival, spectacle, calendrier

oeuvres-art | cult | map | villes:55 MCC
= Art public | Œuvres d’art public | Murales | Collection d’œuvres {de} | Monuments et statues | Murales et fresques
+ Public art
> Titre, artiste, année et emplacement des œuvres en plein air.
# art public, murale, sculpture, œuvre

musees | cult | map | MCC*3 villes:25 ISQ
= Musées | Institutions muséales | Fréquentation des musées | Musées et lieux d’exposition
+ Museums
> Adresse des musées et nombre de visiteurs.
# musée, exposition, culture

lieux-culturels | cult | map | villes:40 MCC*2
= Lieux culturels | Salles de spectacle | Maisons de la culture et centres d’art | Équipements culturels | Cinémas et théâtres
+ Cultural venues
> Théâtres, salles et centres d’exposition, avec leur capacité.
# culture, salle de spectacle, théâtre

tourisme | loisir econ | map | villes:25 ISQ*2 SEPAQ
= Attraits touristiques | Hébergement touristique | Circuits touristiques | Fréquentation des hôtels | Belvédères et haltes
+ Tourist attractions
> Lieux à visiter et établissements d’hébergement.
# tourisme, attrait, hôtel, visiteur

lieux-culte | cult | map | villes:15 MCC
= Lieux de culte | Églises | Inventaire des églises et des lieux de culte
+ Places of worship
> Églises, temples, mosquées et synagogues.
# église, culte, religion

mobilier | infra loisir | map | villes:35
= Mobilier urbain | Bancs et tables à pique-nique | Poubelles et bacs dans les parcs | Bancs publics
+ Street furniture
> Bancs, corbeilles et tables installés dans les lieux publics.
# banc, corbeille, mobilier urbain

medias | cult | table | MCC*2 ISQ
= Cinéma : assistance et recettes | Industrie du livre et du disque | Radio et journaux locaux
+ Cultural statistics
> Entrées, recettes et ventes de l’industrie culturelle.
# cinéma, musique, livre, média
`);
