import type { Source } from '@moisson/contracts';
import { anyLanguage, fillBoth, problemCatalogue, said, showNumber, type ProblemCode } from '@moisson/kernel';
import type { FindingGroups } from './count-findings.ts';

/** Causes that one letter names: more would not be read. */
const MAX_CAUSES = 8;

/** A cause as a letter says it, of the records as a whole. */
const CAUSES: Partial<Record<ProblemCode, string>> = {
  'field.license-missing': 'aucune licence n’est indiquée',
  'field.license-unknown': 'la licence indiquée n’est pas une licence reconnue',
  'field.license-contradictory': 'l’identifiant, l’adresse et le nom de la licence se contredisent',
  'field.license-versionless': 'la version de la licence n’est pas indiquée',
  'field.description-missing': 'il n’y a pas de description',
  'field.title-missing': 'il n’y a pas de titre',
  'field.date-unreadable': 'une date ne se lit pas',
  'field.dates-inverted': 'une période finit avant de commencer',
  'field.url-refused': 'une adresse n’est pas une adresse web',
  'field.frequency-unknown': 'la fréquence de mise à jour n’est pas une fréquence connue',
  'field.spatial-invalid': 'l’étendue géographique n’est pas valable',
  'field.url-credentials': 'une adresse contient un mot de passe, qui est donc public',
  'field.credentials-removed': 'une adresse contient un mot de passe, qui est donc public',
};

const RECORDS = said('{count|fiche|fiches}', '{count|record|records}');

/** A letter to the people behind a source: always French, the language of those who get it. */
export interface Letter {
  readonly subject: string;
  readonly body: string;
}

/** Returns a letter that tells what is wrong with a source's records, with counts and examples, and how each is mended. Pure. */
export const letterTo = (
  { contact, endpoint, name = {}, id }: Source,
  { groups, records, isPart }: FindingGroups,
): Letter => {
  const catalogue = anyLanguage(name) || id;
  const causes = groups
    .slice(0, MAX_CAUSES)
    .flatMap(({ code, records: count, examples }) => [
      `– ${fillBoth(RECORDS, { count }).fr} : ${CAUSES[code] ?? sentenceOf(code)}.`,
      `  Par exemple : ${examples.map((one) => `« ${one} »`).join(', ')}.`,
    ]);
  const body = [
    `Bonjour${contact?.name === undefined ? '' : ` ${contact.name}`},`,
    '',
    `Le catalogue fédéré Moisson lit les données ouvertes que vous publiez (${endpoint}) et les montre avec celles du reste du Québec.`,
    '',
    causes.length === 0
      ? `Nous avons examiné ${fillBoth(RECORDS, { count: records }).fr}${isPart ? ', les premières de votre catalogue' : ''}, et n’y avons rien trouvé à corriger. Merci de votre soin.`
      : `En examinant ${fillBoth(RECORDS, { count: records }).fr}${isPart ? ', les premières de votre catalogue' : ''}, nous avons relevé ceci :`,
    ...(causes.length === 0
      ? []
      : [
          '',
          ...causes,
          '',
          'Corrigé chez vous, cela le sera partout à la lecture suivante : vous n’avez rien d’autre à faire.',
        ]),
    '',
    'Nous répondrons volontiers à vos questions.',
    '',
    'Cordialement,',
    '',
  ].join('\n');
  return { subject: `Données ouvertes : ${catalogue} (${showNumber(records, 'fr')} fiches examinées)`, body };
};

/** Returns the beginning of a cause's message, up to what is filled in; its code if nothing remains. */
const sentenceOf = (code: ProblemCode): string => {
  const beginning = problemCatalogue[code].message.fr
    .split(/[:;{«]/)[0]!
    .trim()
    .replace(/\.$/, '')
    .toLowerCase();
  return beginning.length < SHORTEST ? `remarque ${code}` : beginning;
};
/** Characters without which a sentence says nothing. */
const SHORTEST = 12;
