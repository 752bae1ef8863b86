import type { Report, Source } from '@moisson/contracts';
import type { ReportLetter } from '@moisson/operations/operator-api';
import { reportKinds } from './texts.ts';

/** Reports that one letter quotes: more would not be read. */
const MAX_QUOTED = 10;

/** Returns a letter that tells the people behind a source what visitors reported: always French, the language of those who get it. Pure. */
export const reportLetter = (
  title: string,
  contact: Source['contact'],
  reports: readonly Pick<Report, 'kind' | 'text' | 'at'>[],
): ReportLetter => {
  const told = reports
    .slice(0, MAX_QUOTED)
    .flatMap(({ kind, text, at }) => [
      `– ${at.slice(0, 10)} : ${reportKinds[kind].fr}.`,
      ...(text === '' ? [] : text.split('\n').map((line) => `  > ${line}`)),
    ]);
  const body = [
    `Bonjour${contact?.name === undefined ? '' : ` ${contact.name}`},`,
    '',
    `Le catalogue fédéré Moisson montre votre jeu de données « ${title} » avec ceux du reste du Québec. Des visiteurs nous y signalent ceci :`,
    '',
    ...told,
    '',
    'Corrigé chez vous, cela le sera partout à la lecture suivante. Si tout vous semble juste, un mot de vous nous suffira.',
    '',
    'Cordialement,',
    '',
  ].join('\n');
  return {
    ...(contact?.email === undefined ? {} : { to: contact.email }),
    ...{ subject: `Données ouvertes : signalement sur « ${title} »`, body },
  };
};
