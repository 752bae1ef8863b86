import { said } from '@moisson/kernel';
import { translatorOf } from '@moisson/ui';

/** Translates the texts of the page of the API. */
export const translate = translatorOf({
  title: said('L’API', 'The API'),
  intro: said(
    'Tout ce que montre le portail, pour les programmes. Sans clé, et la lecture depuis n’importe quel site (CORS). Les réponses sont en JSON, sauf mention contraire.',
    'All that the portal shows, for programs. Without a key, and reading from any site (CORS). Answers are JSON, unless said otherwise.',
  ),
  document: said('La même chose pour les machines : OpenAPI 3.1', 'The same for machines: OpenAPI 3.1'),
  files: said('Le catalogue en fichiers', 'The catalogue as files'),
  eventStream: said(
    'Les changements du catalogue en RDF\u00a0: Linked Data Event Stream',
    'The changes of the catalogue as RDF: Linked Data Event Stream',
  ),
  contents: said('Opérations', 'Operations'),
  parameters: said('Paramètres', 'Parameters'),
  parameter: said('Paramètre', 'Parameter'),
  place: said('Où', 'Where'),
  type: said('Type', 'Type'),
  meaning: said('Sens', 'Meaning'),
  required: said('obligatoire', 'required'),
  path: said('adresse', 'path'),
  query: said('requête', 'query'),
  several: said('plusieurs fois', 'several times'),
  answers: said('Réponses', 'Answers'),
  status: said('Statut', 'Status'),
  what: said('Contenu', 'Content'),
  body: said('Corps', 'Body'),
  example: said('Exemple', 'Example'),
  problems: said('Codes de problème', 'Problem codes'),
  everyProblem: said(
    'Un problème est une réponse RFC 9457 (application/problem+json), dont «\u00a0code\u00a0» ne change jamais. Toute opération peut répondre\u00a0:',
    'A problem is an answer by RFC 9457 (application/problem+json), whose “code” never changes. Every operation may answer:',
  ),
});
