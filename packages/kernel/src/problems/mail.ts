import { entry, type ProblemEntry } from './entry.ts';

/** Problems with messages that we send by e-mail. */
export const mailProblems = {
  'mail.unavailable': entry(
    'error',
    'Le serveur de courriel {dependency} ne répond pas comme il faut : {detail}.',
    'Rien à faire tout de suite : l’envoi est repris plusieurs fois. Si cela dure, vérifier MOISSON_SMTP_URL et le réseau; « moisson digest send-test » essaie aussitôt.',
    'The mail server {dependency} does not answer as it must: {detail}.',
    'Nothing to do at once: sending is tried again several times. If it lasts, check MOISSON_SMTP_URL and the network; “moisson digest send-test” tries at once.',
  ),
  'mail.refused': entry(
    'error',
    'Le serveur de courriel {server} refuse le message : {detail}.',
    'Vérifier l’expéditeur (MOISSON_MAIL_FROM), les destinataires (MOISSON_DIGEST_TO, MOISSON_ALERT_TO), et le nom et le mot de passe de MOISSON_SMTP_URL; puis « moisson digest send-test » ou « moisson alert send-test ».',
    'The mail server {server} refuses the message: {detail}.',
    'Check the sender (MOISSON_MAIL_FROM), the recipients (MOISSON_DIGEST_TO, MOISSON_ALERT_TO), and the name and password of MOISSON_SMTP_URL; then “moisson digest send-test” or “moisson alert send-test”.',
  ),
  'mail.not-configured': entry(
    'warning',
    'Aucun courriel n’est envoyé : le serveur ou les destinataires ne sont pas réglés.',
    'Donner MOISSON_SMTP_URL, MOISSON_MAIL_FROM et MOISSON_DIGEST_TO au service de l’exploitant, puis le redémarrer.',
    'No e-mail is sent: the server or the recipients are not set.',
    'Give the operator’s service MOISSON_SMTP_URL, MOISSON_MAIL_FROM and MOISSON_DIGEST_TO, then start it again.',
  ),
} as const satisfies Record<string, ProblemEntry>;
