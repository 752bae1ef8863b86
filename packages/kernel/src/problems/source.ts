import { entry, type ProblemEntry } from './entry.ts';

/** Problems with a source that an operator writes. */
export const sourceProblems = {
  'source.credentials-refused': entry(
    'error',
    'L’adresse ou le filtre d’une source porte des identifiants : {detail}.',
    'Les retirer : l’adresse d’une source est publique. Inscrire la source sans eux, puis les donner à part; ils sont chiffrés (moisson source credentials set ID).',
    'The address or the filter of a source carries credentials: {detail}.',
    'Take them out: a source’s address is public. Register the source without them, then give them apart; they are encrypted (moisson source credentials set ID).',
  ),
  'source.protocol-unknown': entry(
    'error',
    'Cette version ne lit pas le protocole « {protocol} » de la source.',
    'Lancer une version qui le lit, ou retirer la source (moisson source retire ID). Les autres sources n’en souffrent pas.',
    'This version does not read the source’s protocol "{protocol}".',
    'Run a version that reads it, or retire the source (moisson source retire ID). Other sources are not affected.',
  ),
  'source.options-invalid': entry(
    'error',
    'Le protocole ne peut pas lire les options gardées de la source : {detail}.',
    'Inscrire de nouveau ses options (moisson apply), ou lancer la version qui les a gardées.',
    'The protocol cannot read the stored options of the source: {detail}.',
    'Apply its options again (moisson apply), or run the version that stored them.',
  ),
  'apply.interrupted': entry(
    'error',
    'L’application du fichier s’est arrêtée à la source {failed} : {detail}. Déjà inscrites : {applied}.',
    'Corriger la cause, puis appliquer le même fichier de nouveau : ce qui est déjà inscrit ne change pas.',
    'Applying the file stopped at source {failed}: {detail}. Already applied: {applied}.',
    'Mend the cause, then apply the same file again: what is applied already stays as it is.',
  ),
  'source.owned-elsewhere': entry(
    'error',
    'Le fichier changerait des sources qui ne sont pas à lui : {sources}. Rien n’a été appliqué.',
    'Les retirer du fichier, y recopier leurs réglages (moisson export), ou les prendre (moisson apply --take).',
    'The file would change sources that are not its own: {sources}. Nothing was applied.',
    'Take them out of the file, copy their settings into it (moisson export), or take them (moisson apply --take).',
  ),
  'source.owned-by-file': entry(
    'warning',
    'Les réglages de la source {id} viennent du fichier {file} : son prochain « moisson apply » remettra les siens.',
    'Porter le même changement dans ce fichier; « moisson plan -f {file} » montre ce qui en diffère.',
    'The settings of source {id} come from the file {file}: its next "moisson apply" brings its own back.',
    'Make the same change in that file; "moisson plan -f {file}" shows what differs from it.',
  ),
} as const satisfies Record<string, ProblemEntry>;
