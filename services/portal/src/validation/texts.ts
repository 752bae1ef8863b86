import { said } from '@moisson/kernel';
import { translatorOf } from '@moisson/ui';

/** Translates the texts of the page that judges a record. */
export const translate = translatorOf({
  validate: said('Valider une fiche', 'Validate a record'),
  intro: said(
    'Collez une fiche, ou une liste de fiches, telle que votre catalogue la sert, ou donnez son adresse. Moisson montre ce qu’il en ferait, ce qui cloche et comment le corriger. Rien n’est gardé.',
    'Paste a record, or a list of records, as your catalogue serves it, or give its address. Moisson shows what it would make of it, what is wrong and how to mend it. Nothing is stored.',
  ),
  forms: said(
    'JSON (CKAN, DCAT-US, JSON-LD…), Turtle, RDF/XML, ISO 19115 en XML, Dublin Core ou CSV; 1 Mio au plus.',
    'JSON (CKAN, DCAT-US, JSON-LD…), Turtle, RDF/XML, ISO 19115 in XML, Dublin Core or CSV; at most 1 MiB.',
  ),
  document: said('La fiche', 'The record'),
  address: said('Ou son adresse', 'Or its address'),
  send: said('Valider', 'Validate'),
  byProgram: said('Pour un fichier ou un programme', 'For a file or a program'),
  readAs: said('Lue par le protocole', 'Read by the protocol'),
  shown: said('fiches montrées :', 'records shown:'),
  original: said('Fiche d’origine', 'Original'),
  mapped: said('Ce que Moisson en fait', 'What Moisson makes of it'),
  findings: said('Constats', 'Findings'),
  noFindings: said('Rien à redire.', 'Nothing to remark.'),
  finding: said('Constat', 'Finding'),
  field: said('Champ', 'Field'),
  value: said('Valeur', 'Value'),
  fix: said('Comment corriger', 'How to mend it'),
  rule: said('Règle', 'Rule'),
});
