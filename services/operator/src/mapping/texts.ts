import { said, type Bilingual } from '@moisson/kernel';
import { translatorOf } from '@moisson/ui';
import { operatorTexts } from '../texts.ts';

/** Names of the fields of a dataset. */
export const fieldNames: Readonly<Record<string, Bilingual>> = {
  license: said('licence', 'licence'),
  theme: said('thème', 'theme'),
  organization: said('organisation', 'organization'),
  format: said('format', 'format'),
  accrualPeriodicity: said('fréquence', 'frequency'),
  description: said('description', 'description'),
  keyword: said('mots-clés', 'keywords'),
  landingPage: said('page', 'page'),
  accessLevel: said('niveau d’accès', 'access level'),
};

/** Translates the texts of the page of mapping rules. */
export const translate = translatorOf({
  ...operatorTexts,
  mapping: said('Règles de conversion', 'Mapping rules'),
  intro: said(
    'Elles réparent ce que la conversion fait des fiches de cette source. L’essai se fait sur les originaux gardés; rien n’est demandé à la source.',
    'They repair what the mapping makes of this source’s records. They are tried on the stored originals; the source is asked for nothing.',
  ),
  back: said('Retour à la source', 'Back to the source'),
  backToRules: said('Revenir aux règles', 'Back to the rules'),
  values: said('Valeurs que la source écrit à sa façon', 'Values that the source spells its own way'),
  'values-hint': said(
    'Une ligne sans signification ne compte pas. Exemples : cc-by-4.0, transport, CSV, WEEKLY.',
    'A row without a meaning does not count. Examples: cc-by-4.0, transport, CSV, WEEKLY.',
  ),
  'values-field': said('Champ', 'Field'),
  'values-from': said('La source écrit', 'The source writes'),
  'values-to': said('Cela signifie', 'It means'),
  'values-name': said('Nom de l’organisation', 'Name of the organization'),
  rename: said('Champs que la source nomme à sa façon', 'Fields that the source names its own way'),
  'rename-hint': said(
    'Le champ est rempli seulement s’il était vide; sinon rien ne bouge.',
    'The field is filled only if it was empty; otherwise nothing moves.',
  ),
  'rename-from': said('Champ de la source', 'Field of the source'),
  'rename-to': said('C’est', 'It is'),
  defaults: said(
    'Ce que l’exploitant affirme quand la source ne dit rien',
    'What the operator states where the source says nothing',
  ),
  'defaults-hint': said(
    'Le public voit que c’est une affirmation, et de qui.',
    'The public sees that it is a statement, and whose.',
  ),
  'defaults-field': said('Champ', 'Field'),
  'defaults-value': said('Valeur', 'Value'),
  'defaults-name': said('Nom de l’organisation', 'Name of the organization'),
  'defaults-statement': said('Qui l’a dit, et quand', 'Who said so, and when'),
  rulesHead: said('Ses règles', 'Its rules'),
  tryRules: said('Essayer sur les fiches gardées', 'Try on the stored records'),
  preview: said('Ce que ces règles feraient', 'What these rules would do'),
  wouldChange: said('fiches changeraient, sur', 'records would change, of'),
  part: said('(les premières)', '(the first ones)'),
  record: said('Fiche', 'Record'),
  changes: said('Changements', 'Changes'),
  unrecognised: said('Ce que rien ne reconnaît encore', 'What nothing recognises yet'),
  value: said('Valeur', 'Value'),
  records: said('Fiches', 'Records'),
  example: said('Exemple', 'Example'),
  apply: said('Appliquer, et convertir de nouveau les fiches gardées', 'Apply, and map the stored records again'),
  applied: said(
    'Règles enregistrées; les fiches gardées sont converties de nouveau.',
    'Rules saved; the stored records are mapped again.',
  ),
  versions: said('Versions', 'Versions'),
  version: said('Version', 'Version'),
  when: said('Quand', 'When'),
  by: said('Par', 'By'),
  rulesCount: said('Règles', 'Rules'),
  restore: said('Revenir à cette version', 'Go back to this version'),
  noRules: said('Sans règles', 'Without rules'),
  notSaved: said('Ces règles ne peuvent pas être essayées :', 'These rules cannot be tried:'),
  now: said('en vigueur', 'in use'),
});
