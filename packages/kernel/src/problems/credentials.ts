import { entry, type ProblemEntry } from './entry.ts';

/** Problems with the credentials of a source. */
export const credentialProblems = {
  'credentials.key-missing': entry(
    'error',
    'La source a des identifiants, et ce processus n’a pas de clé pour les chiffrer ou les déchiffrer.',
    'Donner MOISSON_CREDENTIALS_KEY_FILE à la console et au moissonneur (« openssl rand -hex 32 » fait une clé), puis les redémarrer. La source n’est pas lue sans ses identifiants.',
    'The source has credentials, and this process has no key to encrypt or decrypt them.',
    'Give MOISSON_CREDENTIALS_KEY_FILE to the operator’s service and to the harvester ("openssl rand -hex 32" makes a key), then restart them. The source is not read without its credentials.',
  ),
  'credentials.key-unknown': entry(
    'error',
    'Les identifiants de la source sont chiffrés par la clé {keyId}, que ce processus n’a pas.',
    'Ajouter cette clé à MOISSON_CREDENTIALS_OLD_KEYS_FILE, redémarrer, puis lancer « moisson credentials rotate ». Si elle est perdue, donner de nouveau les identifiants (moisson source credentials set ID).',
    'The source’s credentials are encrypted with the key {keyId}, which this process does not have.',
    'Add that key to MOISSON_CREDENTIALS_OLD_KEYS_FILE, restart, then run "moisson credentials rotate". If it is lost, give the credentials again (moisson source credentials set ID).',
  ),
  'credentials.unreadable': entry(
    'error',
    'Les identifiants gardés de la source ne se déchiffrent pas : ils ont été altérés, ou copiés d’une autre source.',
    'Chercher qui a écrit dans la base de données, puis donner de nouveau les identifiants (moisson source credentials set ID).',
    'The stored credentials of the source do not decrypt: they were altered, or copied from another source.',
    'Find out who wrote to the database, then give the credentials again (moisson source credentials set ID).',
  ),
  'credentials.missing': entry(
    'error',
    'La source doit être lue avec des identifiants, et il n’y en a pas.',
    'Les donner (moisson source credentials set ID). Si la source se lit sans eux, le dire (moisson source credentials remove ID).',
    'The source must be read with credentials, and there are none.',
    'Give them (moisson source credentials set ID). If the source can be read without them, say so (moisson source credentials remove ID).',
  ),
  'credentials.other-address': entry(
    'error',
    'Les identifiants ont été donnés pour {origin}, et l’adresse de la source est à {endpoint} : ils ne sont pas envoyés.',
    'Vérifier que la nouvelle adresse est bien celle de la source, puis donner de nouveau les identifiants (moisson source credentials set ID).',
    'The credentials were given for {origin}, and the source’s address is at {endpoint}: they are not sent.',
    'Check that the new address is the source’s own, then give the credentials again (moisson source credentials set ID).',
  ),
  'credentials.not-sent': entry(
    'error',
    'La lecture mène à {target}; les identifiants de la source ne sont envoyés qu’à {origin}, et elle n’est pas lue sans eux.',
    'Si la source est à {target}, changer son adresse, puis donner de nouveau ses identifiants (moisson source credentials set ID).',
    'Reading leads to {target}; the source’s credentials are sent to {origin} only, and it is not read without them.',
    'If the source is at {target}, change its address, then give its credentials again (moisson source credentials set ID).',
  ),
  'credentials.refused': entry(
    'error',
    '{url} refuse les identifiants de la source ({status}).',
    'Demander à la source s’ils valent encore, puis donner les nouveaux (moisson source credentials set ID).',
    '{url} refuses the source’s credentials ({status}).',
    'Ask the source whether they are still valid, then give the new ones (moisson source credentials set ID).',
  ),
  'credentials.certificate-refused': entry(
    'error',
    '{host} refuse notre certificat de client, ou en exige un : {detail}.',
    'Demander à la source quel certificat elle accepte, puis le donner (moisson source credentials set ID --client-cert F --client-key F).',
    '{host} refuses our client certificate, or demands one: {detail}.',
    'Ask the source which certificate it accepts, then give it (moisson source credentials set ID --client-cert F --client-key F).',
  ),
} as const satisfies Record<string, ProblemEntry>;
