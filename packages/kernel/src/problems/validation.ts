import { entry, type ProblemEntry } from './entry.ts';

/** Problems with a document that somebody wants to have judged. */
export const validationProblems = {
  'validation.no-record': entry(
    'error',
    'Aucun protocole ne reconnaît de fiche dans ce document.',
    'Donner la fiche telle que le catalogue la sert : JSON (CKAN, DCAT-US, JSON-LD…), Turtle, RDF/XML, ISO 19115 en XML, Dublin Core ou CSV avec ses titres de colonnes.',
    'No protocol recognises a record in this document.',
    'Give the record as the catalogue serves it: JSON (CKAN, DCAT-US, JSON-LD…), Turtle, RDF/XML, ISO 19115 in XML, Dublin Core, or CSV with its column titles.',
  ),
} as const satisfies Record<string, ProblemEntry>;
