import { entry, type ProblemEntry } from './entry.ts';

/** Problems with who may do what in the operator's service, and with telling it later. */
export const accessProblems = {
  'access.required': entry(
    'warning',
    'Accès refusé : il faut une clé d’API, le jeton d’accès ou une connexion en cours. Ce qui a été donné est absent, inconnu, expiré ou révoqué.',
    'Donner une clé en cours de validité (MOISSON_OPERATOR_TOKEN pour la commande), ou se connecter; un administrateur fait des clés par « moisson key add ».',
    'Access refused: an API key, the access token or a current sign-in is needed. What was given is absent, unknown, expired or revoked.',
    'Give a current key (MOISSON_OPERATOR_TOKEN for the command), or sign in; an administrator makes keys with “moisson key add”.',
  ),
  'access.too-many-attempts': entry(
    'warning',
    'Trop d’essais infructueux : plus aucun n’est examiné avant {minutes|minute|minutes}.',
    'Attendre (Retry-After), puis donner la bonne clé ou recommencer la connexion. Derrière un mandataire, le nommer dans MOISSON_TRUSTED_PROXIES : sinon tous ont une seule adresse.',
    'Too many failed attempts: none is looked at for {minutes|minute|minutes}.',
    'Wait (Retry-After), then give the right key or begin the sign-in again. Behind a proxy, name it in MOISSON_TRUSTED_PROXIES: without it all have one address.',
  ),
  'access.denied': entry(
    'warning',
    'Le rôle {role} de {name} ne permet pas « {operation} » ici : il faut le rôle {needed}.',
    'Demander à un administrateur ce rôle, ou, pour une personne d’une organisation, qu’elle soit ajoutée à la clé ou à la connexion.',
    'The role {role} of {name} does not allow “{operation}” here: the role {needed} is needed.',
    'Ask an administrator for that role or, for the people of an organization, to add it to the key or to the sign-in.',
  ),
  'access.sign-in-failed': entry(
    'warning',
    'La connexion par {issuer} n’a pas abouti : {reason}. Personne n’a été admis.',
    'Recommencer depuis la console. Si cela revient : vérifier les horloges (NTP) et les réglages MOISSON_OIDC_*; les clés d’API servent entre-temps.',
    'Sign-in by {issuer} did not succeed: {reason}. Nobody was let in.',
    'Begin again from the console. If it comes back: check the clocks (NTP) and the settings MOISSON_OIDC_*; API keys work meanwhile.',
  ),
  'access.provider-unavailable': entry(
    'error',
    'Le fournisseur d’identité {dependency} ne répond pas comme il faut : {detail}.',
    'Réessayer dans un moment; les clés d’API et les sessions en cours servent entre-temps. Exploitant : vérifier MOISSON_OIDC_ISSUER.',
    'The identity provider {dependency} does not answer as it must: {detail}.',
    'Try again in a moment; API keys and current sessions work meanwhile. Operator: check MOISSON_OIDC_ISSUER.',
  ),
  'access.no-role': entry(
    'warning',
    '{name} s’est bien identifié, mais n’a aucun rôle ici : aucune valeur de « {claim} » n’en donne un.',
    'Demander à un administrateur d’être ajouté à un groupe que MOISSON_OIDC_ROLES nomme, puis se connecter de nouveau.',
    '{name} is identified, but has no role here: no value of “{claim}” gives one.',
    'Ask an administrator to be added to a group that MOISSON_OIDC_ROLES names, then sign in again.',
  ),
  'audit.unfinished': entry(
    'error',
    '« {operation} » a été fait, mais sa fin n’a pas pu être écrite au journal des actes : {detail}.',
    'Ne pas recommencer avant d’avoir regardé l’état actuel. L’acte est au journal, sans sa fin; vérifier le disque ou la base de données.',
    '“{operation}” was done, but its end could not be written to the audit log: {detail}.',
    'Do not repeat it before looking at the current state. The act is in the log, without its end; check the disk or the database.',
  ),
} as const satisfies Record<string, ProblemEntry>;
