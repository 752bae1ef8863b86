import { said, type Bilingual } from '@moisson/kernel';

/** The twelve groups of Données Québec. */
export const themeNames: Readonly<Record<string, Bilingual>> = {
  'agriculture-alimentation': said('Agriculture et alimentation', 'Agriculture and food'),
  'economie-entreprises': said('Économie et entreprises', 'Economy and business'),
  'education-recherche': said('Éducation et recherche', 'Education and research'),
  'environnement-ressources-naturelles-energie': said(
    'Environnement, ressources naturelles et énergie',
    'Environment, natural resources and energy',
  ),
  'gouvernement-finances': said('Gouvernement et finances', 'Government and finances'),
  infrastructures: said('Infrastructures', 'Infrastructure'),
  'loi-justice-securite-publique': said('Loi, justice et sécurité publique', 'Law, justice and public safety'),
  'politiques-sociales': said('Politiques sociales', 'Social policies'),
  sante: said('Santé', 'Health'),
  'societe-culture': said('Société et culture', 'Society and culture'),
  'tourisme-sports-loisirs': said('Tourisme, sports et loisirs', 'Tourism, sports and recreation'),
  transport: said('Transport', 'Transport'),
};
