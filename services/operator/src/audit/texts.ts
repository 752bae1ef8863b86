import { said } from '@moisson/kernel';
import { translatorOf } from '@moisson/ui';
import { operatorTexts } from '../texts.ts';

/** Translates the texts of the page of the audit log. */
export const translate = translatorOf({
  ...operatorTexts,
  auditLead: said(
    'Chaque acte y a une entrée, écrite avant qu’il soit fait; rien n’y est changé ni supprimé.',
    'Each act has an entry, written before it is done; nothing here is changed or deleted.',
  ),
  when: said('Quand', 'When'),
  who: said('Qui', 'Who'),
  act: said('Acte', 'Act'),
  target: said('Sur quoi', 'On what'),
  outcome: said('Issue', 'Outcome'),
  changes: said('Ce qui a changé', 'What changed'),
  done: said('fait', 'done'),
  refused: said('refusé', 'refused'),
  failed: said('en panne', 'failed'),
  unknown: said('en cours, ou interrompu', 'under way, or interrupted'),
  noActs: said('Aucun acte ne correspond.', 'No act matches.'),
  filter: said('Chercher', 'Search'),
  actorField: said('Identifiant de qui a agi', 'Subject of who acted'),
  operationField: said('Opération', 'Operation'),
  targetField: said('Cible, comme source:laval', 'Target, such as source:laval'),
  older: said('Plus anciens', 'Older'),
  exportAll: said('Tout exporter (NDJSON)', 'Export all (NDJSON)'),
});
