import { REPORT_DAYS, type ReportKind } from '@moisson/contracts';
import { said, type Bilingual } from '@moisson/kernel';
import { translatorOf } from '@moisson/ui';
import { operatorTexts } from '../texts.ts';

/** What visitors report, as a noun. */
export const reportKinds: Readonly<Record<ReportKind, Bilingual>> = {
  'personal-information': said('renseignements personnels', 'personal information'),
  'broken-link': said('lien ou fichier qui ne s’ouvre pas', 'link or file that does not open'),
  'out-of-date': said('données qui ne sont plus à jour', 'data out of date'),
  'wrong-description': said('description fausse', 'wrong description'),
  'wrong-licence': said('licence fausse', 'wrong licence'),
  other: said('autre chose', 'something else'),
};

/** Translates the texts of the page of a dataset's reports. */
export const translate = translatorOf({
  ...operatorTexts,
  reports: said('Signalements', 'Reports'),
  lead: said(
    'Ce que des visiteurs disent de ce jeu. Rien n’est gardé de qui ils sont : on ne peut pas leur répondre.',
    'What visitors say of this dataset. Nothing is kept of who they are: they cannot be answered.',
  ),
  more: said(
    'Les plus anciens ne sont pas montrés; une décision vaut pour tous.',
    'Older ones are not shown; a decision is about all.',
  ),
  source: said('Sa source', 'Its source'),
  noText: said('Sans précisions.', 'Without details.'),
  waiting: said('attend', 'waits'),
  resolved: said('réglé', 'resolved'),
  dismissed: said('écarté', 'dismissed'),
  forwarded: said('transmis', 'forwarded'),
  by: said('par', 'by'),
  note: said('Ce qui a été fait, ou pourquoi rien ne l’est', 'What was done, or why nothing is'),
  resolve: said('C’est réglé', 'It is solved'),
  dismiss: said('Écarter', 'Dismiss'),
  forward: said('Noter comme transmis', 'Note as forwarded'),
  letter: said('Lettre à qui publie le jeu', 'Letter to who publishes the dataset'),
  letterText: said('Texte de la lettre', 'Text of the letter'),
  sendLetter: said('Ouvrir dans le courriel', 'Open in e-mail'),
  noContact: said(
    'Aucun courriel n’est inscrit pour cette source : ajoutez-le à ses réglages.',
    'No e-mail address is registered for this source: add it to its settings.',
  ),
  kept: said(
    `Un signalement est effacé ${REPORT_DAYS.decided} jours après une décision; sans décision, ${REPORT_DAYS.undecided} jours après son arrivée.`,
    `A report is deleted ${REPORT_DAYS.decided} days after a decision; without one, ${REPORT_DAYS.undecided} days after it came.`,
  ),
});
