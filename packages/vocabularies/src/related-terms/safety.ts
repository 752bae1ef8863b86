/** Police, crime, fire, emergencies, justice and the protection of consumers. */
export const safety = `
# Police
police, policier, service de police, poste de police, poste de quartier, PDQ | police station, police officer, policing
sécurité publique, sécurité urbaine, sentiment de sécurité | public safety, public security, community safety
intervention policière, appel de service | police intervention, police call, call for service
interpellation, interpellation policière, profilage racial | street check, police stop, racial profiling
arrestation | arrest
usage de la force, emploi de la force | use of force
déontologie policière, plainte contre la police | police complaint, police misconduct, police ethics
vidéosurveillance, caméra de surveillance | surveillance camera, video surveillance, CCTV

# Crime
crime, acte criminel, criminalité, infraction criminelle | criminal act, criminal offence, criminality
introduction par effraction, cambriolage, vol qualifié | burglary, break and enter, robbery, theft
vol de véhicule, vol d’auto, vol de voiture | car theft, auto theft, vehicle theft, stolen car
vol de vélo | bike theft, bicycle theft, stolen bike
homicide, meurtre, infraction entraînant la mort | murder, manslaughter
violence conjugale, violence familiale, féminicide | domestic violence, intimate partner violence, family violence, femicide
agression sexuelle, violence sexuelle, infraction sexuelle | sexual assault, sexual violence, sexual offence
voie de fait, crime violent, agression armée | assault, violent crime
méfait, vandalisme | vandalism, mischief
crime haineux, incident haineux | hate crime, hate incident
arme à feu, coup de feu, violence armée, fusillade | firearm, gun, gun violence, shooting
fraude, escroquerie, vol d’identité, hameçonnage | scam, identity theft, phishing, fraud
trafic de drogue, stupéfiant, drogue illicite | drug trafficking, illegal drug, narcotic
cannabis, consommation de cannabis, marijuana | cannabis use
cybersécurité, cybercriminalité, cyberattaque, sécurité informatique | cybersecurity, cybercrime, cyberattack, information security
personne disparue | missing person
radicalisation, extrémisme violent, terrorisme | violent extremism, terrorism, radicalization
traite de personnes, exploitation sexuelle, prostitution | human trafficking, sexual exploitation, sex work
intimidation, harcèlement | bullying, harassment
crime organisé, gang de rue | organized crime, street gang
corruption, collusion, malversation | bribery, wrongdoing

# Fire
incendie, pompier, service d’incendie, sécurité incendie, intervention des pompiers | fire, firefighter, fire department, fire safety
caserne, caserne de pompiers, caserne d’incendie | fire station, fire hall, firehouse
borne-fontaine, borne d’incendie, poteau d’incendie | fire hydrant, hydrant
feu de forêt, incendie de forêt, feu de végétation | wildfire, forest fire, wildland fire
avertisseur de fumée, détecteur de fumée, prévention des incendies | smoke detector, smoke alarm, fire prevention
poêle à bois, chauffage au bois, foyer au bois | wood stove, wood heating, wood burning
feu à ciel ouvert, interdiction de feux à ciel ouvert | open-air fire, fire ban, burn ban
monoxyde de carbone | carbon monoxide

# Emergencies and hazards
911, 9-1-1, appel d’urgence, centre d’urgence | emergency call, emergency dispatch
sécurité civile, mesures d’urgence, gestion des urgences, plan d’urgence, état d’urgence | civil protection, emergency management, emergency preparedness, emergency measures
sinistre, catastrophe naturelle | disaster, natural disaster, disaster victim
aide aux sinistrés, assistance financière aux sinistrés | disaster assistance, disaster relief
hébergement d’urgence, centre de services aux sinistrés, évacuation | emergency shelter, evacuation centre
alerte d’urgence, alerte à la population | emergency alert, public alert
tremblement de terre, séisme, sismicité, sismique | earthquake, seismic, seismicity
glissement de terrain, mouvement de terrain | landslide, mass movement
tornade, ouragan, tempête, vents violents | tornado, hurricane, windstorm, storm
aléa naturel, risque naturel | natural hazard, natural risk
avalanche | snow avalanche
ambulance, ambulancier, services préhospitaliers d’urgence, premier répondant | paramedic, first responder, emergency medical service
défibrillateur, défibrillateur externe automatisé, DEA | defibrillator, AED
recherche et sauvetage, sauvetage | search and rescue
noyade, sécurité aquatique | drowning, water safety

# Justice
tribunal, palais de justice, cour municipale, cour de justice | courthouse, law court, municipal court
jugement, jurisprudence, décision judiciaire | judgment, court decision, case law
loi, législation, texte de loi | law, statute
poursuite criminelle, procureur, accusation criminelle | prosecution, prosecutor, criminal charge
aide juridique | legal aid
petites créances | small claims
avocat, notaire, conseiller juridique | lawyer, notary, attorney
victime d’acte criminel, indemnisation des victimes, IVAC | crime victim, victim compensation
droits de la personne, discrimination, libertés fondamentales | human rights, civil rights
ombudsman, protecteur du citoyen | ombudsperson, citizen protector

# Corrections
prison, établissement de détention, pénitencier, services correctionnels, milieu carcéral | jail, penitentiary, detention centre, correctional facility
détenu, personne incarcérée, incarcération, personne contrevenante | inmate, prisoner, offender
libération conditionnelle, probation | parole, conditional release
jeune contrevenant, délinquance juvénile | young offender, youth crime, juvenile delinquency

# Consumers
protection du consommateur, consommateur, plainte de consommateur | consumer protection, consumer, consumer complaint
rappel de produit, rappel d’aliments, produit rappelé | product recall, food recall
faillite, insolvabilité | bankruptcy, insolvency
endettement, dette des ménages, crédit à la consommation | household debt, consumer credit
indice des prix à la consommation, IPC, inflation, coût de la vie | consumer price index, CPI, cost of living
`;
