/** Health, education, childcare, social services, immigration and Indigenous peoples. */
export const society = `
# Health care
santé, état de santé | health, health status
santé publique, promotion de la santé | public health, health promotion
hôpital, centre hospitalier, établissement de santé, installation de santé | hospital, health facility, medical centre
clinique médicale, groupe de médecine de famille, GMF, CLSC | medical clinic, walk-in clinic, community health centre
salle d’urgence, urgence hospitalière, occupation des urgences, civière | emergency room, emergency department
chirurgie, chirurgie en attente, liste d’attente | surgery, waiting list, surgical wait time
temps d’attente, délai d’attente | wait time, waiting time
médecin, médecin de famille, docteur | doctor, physician, family doctor
infirmière, infirmier, personnel infirmier | nurse, nursing staff
pharmacie, pharmacien | pharmacy, pharmacist, drugstore
médicament, assurance médicaments | medication, prescription drug, medicine
dentiste, soins dentaires, santé buccodentaire | dental care, dental health, oral health
assurance maladie, régime d’assurance maladie | health insurance, medicare
CHSLD, centre d’hébergement et de soins de longue durée, soins de longue durée | nursing home, long-term care, long-term care home
soins à domicile, soutien à domicile, maintien à domicile | home care
soins palliatifs, fin de vie, aide médicale à mourir | palliative care, end of life, medical assistance in dying
don d’organes, don de sang, collecte de sang | organ donation, blood donation, blood drive
grossesse, accouchement, périnatalité, sage-femme | pregnancy, childbirth, maternity, midwife
avortement, interruption volontaire de grossesse, IVG | abortion

# Diseases and habits
COVID-19, COVID, coronavirus, pandémie | pandemic
vaccination, vaccin, immunisation, couverture vaccinale | vaccine, immunization
maladie infectieuse, épidémie, éclosion, maladie à déclaration obligatoire | infectious disease, outbreak, epidemic, communicable disease
grippe, influenza, virus respiratoire | flu, respiratory virus
maladie de Lyme, tique | Lyme disease, tick
virus du Nil occidental, moustique | West Nile virus, mosquito
infection transmissible sexuellement, ITSS, VIH | sexually transmitted infection, HIV
maladie chronique, diabète | chronic disease, diabetes
cancer, tumeur | tumour, oncology
obésité, surpoids | obesity, overweight
saine alimentation, nutrition, habitudes alimentaires | healthy eating, diet
santé mentale, détresse psychologique, trouble mental | mental health, psychological distress, mental disorder
suicide, prévention du suicide | suicide prevention
dépendance, toxicomanie, alcoolisme | addiction, substance abuse, substance use
surdose, opioïde, naloxone, injection supervisée | overdose, opioid, supervised injection
tabac, tabagisme, cigarette, vapotage | tobacco, smoking, vaping
alcool, consommation d’alcool | alcohol, alcohol consumption
blessure, traumatisme | injury

# Schools
école, établissement scolaire, école primaire, école secondaire | school, primary school, elementary school, secondary school, high school
centre de services scolaire, commission scolaire | school board, school service centre, school district
élève, effectif scolaire, écolier, clientèle scolaire | pupil, student, school enrolment
école privée, enseignement privé | private school
maternelle, prématernelle | kindergarten, preschool, pre-kindergarten
élève handicapé, adaptation scolaire, EHDAA | special education, special needs student
décrochage scolaire, persévérance scolaire, abandon scolaire | school dropout, dropout rate, dropout
réussite scolaire, résultats scolaires, épreuve ministérielle, examen ministériel | academic achievement, exam results, school results
enseignant, personnel enseignant, professeur | teacher, teaching staff, professor
enseignement à la maison, école à la maison | homeschooling, home schooling
cour d’école | schoolyard, school yard

# Higher and adult education
université, universitaire, enseignement supérieur | university, higher education, postsecondary education
cégep, collégial, enseignement collégial | college, college education
étudiant, effectif étudiant, inscription universitaire | student, student enrolment, university enrolment
étudiant étranger, étudiant international | international student, foreign student
diplôme, diplomation, taux de diplomation | graduation, graduation rate, graduate, diploma
formation professionnelle, formation technique, apprentissage en milieu de travail | vocational training, vocational education, apprenticeship
éducation des adultes, formation continue, alphabétisation, littératie | adult education, continuing education, literacy
aide financière aux études, prêts et bourses, bourse d’études | student aid, student loan, scholarship
droits de scolarité, frais de scolarité | tuition, tuition fee
recherche scientifique, recherche universitaire, chercheur | scientific research, academic research, researcher

# Children and families
garderie, centre de la petite enfance, CPE, service de garde, milieu de garde | daycare, day care, childcare, child care, early childhood centre
service de garde en milieu scolaire, garde scolaire | after-school care, school daycare
petite enfance, développement de l’enfant | early childhood, toddler, child development
protection de la jeunesse, DPJ, famille d’accueil, enfant placé | youth protection, child protection, foster care, child welfare
adoption d’un enfant, adoption internationale | child adoption, international adoption
congé parental, assurance parentale | parental leave, parental insurance
allocation familiale, prestation pour enfants | child benefit, family allowance
jeunesse, jeune, adolescent | youth, teenager, young people

# Social services
aide sociale, assistance sociale, aide financière de dernier recours, solidarité sociale | social assistance, welfare, income support
personne âgée, aîné, troisième âge | senior, elderly, older adult
retraite, régime de retraite, rente de retraite | pension, retirement, pension plan
personne handicapée, handicap, incapacité | disability, disabled person, handicapped
autisme, trouble du spectre de l’autisme | autism, autism spectrum disorder
proche aidant, personne proche aidante | caregiver, family caregiver
banque alimentaire, aide alimentaire, sécurité alimentaire, insécurité alimentaire | food bank, food aid, food security, food insecurity
désert alimentaire, accès aux aliments | food desert, access to food
maltraitance envers les aînés, maltraitance | elder abuse, mistreatment
curatelle, tutelle au majeur, mandat de protection | guardianship, curatorship
LGBTQ, diversité sexuelle, minorité sexuelle | sexual minority, gender diversity

# Immigration
immigration, immigrant, personne immigrante, nouvel arrivant | newcomer, permanent resident
réfugié, demandeur d’asile | refugee, asylum seeker, asylum claimant
travailleur étranger temporaire, travailleur étranger, résident temporaire | temporary foreign worker, foreign worker, temporary resident
minorité visible, groupe racisé, origine ethnique | visible minority, racialized group, ethnic origin, ethnicity
racisme, discrimination raciale | racism, racial discrimination
citoyenneté | citizenship
accès à l’égalité en emploi, équité en emploi | employment equity, equal employment
religion, appartenance religieuse | religious affiliation

# Indigenous peoples
Autochtone, peuple autochtone, Premières Nations, Première Nation, Inuit | Indigenous, Indigenous people, First Nations, Aboriginal
communauté autochtone, territoire autochtone, réserve indienne | Indigenous community, Indigenous territory, Indian reserve, First Nation reserve
langue autochtone | Indigenous language, Aboriginal language
Nord-du-Québec, Nunavik, Eeyou Istchee | northern Quebec

# Death
services funéraires, salon funéraire, entreprise de services funéraires | funeral home, funeral service
`;
