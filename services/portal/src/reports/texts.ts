import { MAX_REPORT_CHARS, REPORT_DAYS, type ReportKind } from '@moisson/contracts';
import { said, type Bilingual } from '@moisson/kernel';
import { translatorOf } from '@moisson/ui';

/** The kinds of problems, as a visitor chooses among them. */
export const kindTexts: Readonly<Record<ReportKind, Bilingual>> = {
  'broken-link': said('Un lien ou un fichier ne s’ouvre pas', 'A link or a file does not open'),
  'out-of-date': said('Les données ne sont plus à jour', 'The data are out of date'),
  'wrong-description': said('La description est fausse', 'The description is wrong'),
  'wrong-licence': said('La licence est fausse', 'The licence is wrong'),
  'personal-information': said('Il s’y trouve des renseignements personnels', 'It holds personal information'),
  other: said('Autre chose', 'Something else'),
};

/** Translates the texts of the page that reports a problem. */
export const translate = translatorOf({
  report: said('Signaler un problème avec ce jeu de données', 'Report a problem with this dataset'),
  lead: said(
    'Une personne lira votre signalement et fera corriger, au besoin par l’organisme qui publie le jeu.',
    'A person will read your report and have it mended, by the body that publishes the dataset if need be.',
  ),
  kind: said('Ce qui ne va pas', 'What is wrong'),
  text: said('Précisions', 'Details'),
  textHelp: said(
    `Facultatif, sauf pour « Autre chose » : quel fichier, quel champ, ce qu’il faudrait. ${MAX_REPORT_CHARS} caractères au plus.`,
    `Optional, except for “Something else”: which file, which field, what it should be. At most ${MAX_REPORT_CHARS} characters.`,
  ),
  privacy: said(
    `Votre nom et votre courriel ne sont ni demandés ni gardés : personne ne vous répondra, et rien ne dira que le signalement vient de vous. N’écrivez aucun renseignement personnel; s’il y en a dans les données, dites où, sans le recopier. Le signalement est effacé ${REPORT_DAYS.decided} jours après une décision, et ${REPORT_DAYS.undecided} jours après son arrivée s’il n’y en a pas.`,
    `Your name and e-mail are neither asked for nor kept: nobody will answer you, and nothing tells that the report is yours. Write no personal information; if the data hold some, say where, without copying it. The report is deleted ${REPORT_DAYS.decided} days after a decision, and ${REPORT_DAYS.undecided} days after it came if there is none.`,
  ),
  website: said('Laissez ce champ vide', 'Leave this field empty'),
  send: said('Envoyer le signalement', 'Send the report'),
  sent: said('Merci. Votre signalement attend une personne.', 'Thank you. Your report waits for a person.'),
  correct: said('À corriger :', 'To be corrected:'),
  back: said('Retour au jeu de données', 'Back to the dataset'),
});
