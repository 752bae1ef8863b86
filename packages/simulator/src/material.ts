/** Made-up material in the style of Québec's catalogues, for deterministic records of any number. */
export const subjects = [
  'Arbres publics', 'Pistes cyclables', 'Bornes de recharge pour véhicules électriques', 'Stationnements pour vélos',
  'Limites administratives', 'Zonage municipal', 'Permis de construction', 'Collecte des matières résiduelles',
  'Qualité de l’eau potable', 'Patinoires extérieures', 'Évaluation foncière', 'Réseau d’aqueduc', 'Déneigement des rues',
  'Parcs et espaces verts', 'Comptages de vélos', 'Interventions des pompiers', 'Contrats octroyés', 'Budget de fonctionnement',
  'Bibliothèques municipales', 'Œuvres d’art public', 'Horaires des autobus', 'Arrêts de transport collectif',
  'Îlots de chaleur', 'Zones inondables', 'Nids-de-poule signalés', 'Vélos en libre-service', 'Patrimoine bâti',
  'Jeux d’eau et pataugeoires', 'Jardins communautaires', 'Requêtes citoyennes', 'Élections municipales', 'Subventions versées',
  'Hydrographie', 'Milieux humides', 'Odonymie', 'Lieux publics climatisés', 'Marchés publics', 'Écoles primaires et secondaires',
] as const;

export const qualifiers = [
  'par arrondissement', 'depuis 2011', 'en temps réel', 'sur le territoire de la ville', 'historique', 'par secteur',
  'liste annuelle', 'cartographie', 'inventaire', 'par quartier', 'données ouvertes', 'sommaire mensuel', 'version géomatique',
] as const;

export const themes = [
  'agriculture-alimentation', 'economie-entreprises', 'education-recherche', 'environnement-ressources-naturelles-energie',
  'gouvernement-finances', 'infrastructures', 'loi-justice-securite-publique', 'politiques-sociales', 'sante',
  'societe-culture', 'tourisme-sports-loisirs', 'transport',
] as const;

export const tags = [
  'Arbre', 'Vélo', 'Cyclisme', 'Transport', 'Eau', 'Environnement', 'Finances', 'Sécurité', 'Loisir', 'Patrimoine', 'Géomatique',
  'Urbanisme', 'Énergie', 'Culture', 'Santé publique', 'Déneigement', 'Forêt urbaine', 'Mobilité', 'Élection', 'Bibliothèque',
] as const;

export const formats = ['CSV', 'GeoJSON', 'SHP', 'JSON', 'XLSX', 'KML', 'GPKG', 'PDF'] as const;

export const frequencies = ['daily', 'weekly', 'monthly', 'quarterly', 'annual', 'irregular', 'asNeeded'] as const;

export const sentences = [
  'Ce jeu de données présente les éléments inventoriés par la municipalité et mis à jour par les équipes sur le terrain.',
  'Les coordonnées sont exprimées dans le système WGS 84 et les libellés suivent la toponymie officielle.',
  'Certaines valeurs sont manquantes pour les années antérieures à l’informatisation du registre.',
  'La méthode de collecte a changé à deux reprises; les séries ne sont donc pas toujours comparables.',
  'Les données sont fournies telles quelles, à titre indicatif, et n’ont aucune valeur juridique.',
  'Une description détaillée des champs est offerte dans le dictionnaire de données joint.',
  'Les renseignements personnels ont été retirés avant la diffusion.',
  'L’extraction est produite automatiquement chaque nuit à partir du système de gestion.',
] as const;
