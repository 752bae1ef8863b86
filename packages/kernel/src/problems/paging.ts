import { entry, TELL_FR, TELL_EN, type ProblemEntry } from './entry.ts';

/** Problems with reading a list page by page. */
export const pagingProblems = {
  'paging.count-mismatch': entry(
    'warning',
    'La source annonce {claimed|fiche|fiches} et en sert {seen}.',
    'La lecture est dite partielle et ne retire rien; si cela dure, joindre la source.',
    'The source claims {claimed|record|records} and serves {seen}.',
    'The run counts as partial and removes nothing; if it lasts, contact the source.',
  ),
  'paging.count-changed': entry(
    'warning',
    'Le nombre annoncé a changé pendant la lecture, de {before} à {after}.',
    'La source changeait pendant la lecture; la prochaine lecture tranchera.',
    'The claimed number changed while reading, from {before} to {after}.',
    'The source was changing while it was read; the next run will tell.',
  ),
  'paging.count-wrong': entry(
    'warning',
    'La source annonce {claimed|fiche|fiches}, mais {passes|lecture|lectures} de toute la liste en {passes?donne|donnent} {seen}, {seen?la même|les mêmes} : le nombre annoncé est faux.',
    'Rien n’est retiré tant que le nombre est faux. Demander à la source de le corriger.',
    'The source claims {claimed|record|records}, but {passes|reading|readings} of the whole list {passes?gives|give} {seen}, the same {seen?one|ones}: the claimed number is wrong.',
    'Nothing is removed while the number is wrong. Ask the source to correct it.',
  ),
  'paging.unstable-order': entry(
    'warning',
    'L’ordre de la liste change d’une page à l’autre : {repeated|fiche répétée|fiches répétées}, {recovered|trouvée|trouvées} seulement en relisant la liste ({passes|lecture|lectures}), {missing|manquante|manquantes}.',
    'Rien à faire si aucune ne manque. Sinon rien n’est retiré; demander à la source un tri sans ex æquo.',
    'The order of the list changes from page to page: {repeated|record|records} repeated, {recovered} found only by reading the list again ({passes|reading|readings}), {missing} missing.',
    'Nothing to do if none is missing. Otherwise nothing is removed; ask the source for a sort without ties.',
  ),
  'paging.next-not-read': entry(
    'error',
    'La source annonce une page suivante qui n’est pas lue : {detail}.',
    'La lecture est dite partielle et ne retire rien. Vérifier l’adresse de la source, ou joindre la source.',
    'The source announces a next page that is not read: {detail}.',
    'The run counts as partial and removes nothing. Check the source’s address, or contact the source.',
  ),
  'paging.repeated-page': entry(
    'error',
    'La source sert deux fois la même page (à {cursor}).',
    TELL_FR,
    'The source serves the same page twice (at {cursor}).',
    TELL_EN,
  ),
  'paging.endless': entry(
    'error',
    'La source sert des pages sans fin : arrêt après {pages|page|pages}.',
    TELL_FR,
    'The source serves pages without end: stopped after {pages|page|pages}.',
    TELL_EN,
  ),
  'paging.too-many-records': entry(
    'error',
    'La source sert plus de {limit|fiche|fiches} : lecture arrêtée.',
    'Restreindre le filtre de la source, ou la partager en plusieurs.',
    'The source serves more than {limit|record|records}: reading stopped.',
    'Narrow the source’s filter, or split it into several.',
  ),
  'paging.too-many-bytes': entry(
    'error',
    'La source envoie plus de {limit|octet|octets} en une lecture : lecture arrêtée.',
    'Regarder ce que l’adresse sert. Si c’est voulu, relever le quota (moisson source quota ID --bytes N).',
    'The source sends more than {limit|byte|bytes} in one run: reading stopped.',
    'Look at what the address serves. If it is intended, raise the quota (moisson source quota ID --bytes N).',
  ),
  'paging.capped-rows': entry(
    'info',
    'La source limite ses pages à {rows|fiche|fiches}, moins que les {asked|demandée|demandées}.',
    'Rien à faire : la lecture s’y adapte. Mettre pageSize à {rows} l’évite.',
    'The source caps its pages at {rows|record|records}, fewer than the {asked} asked for.',
    'Nothing to do: reading adapts. Setting pageSize to {rows} avoids it.',
  ),
  'paging.window-limit': entry(
    'error',
    'La source ne donne accès qu’à {limit?sa|ses} {limit|première fiche|premières fiches}, sur {claimed}.',
    'Partager la source en plusieurs, avec un filtre chacune.',
    'The source gives access to its first {limit|record|records} only, of {claimed}.',
    'Split the source into several, each with a filter.',
  ),
} as const satisfies Record<string, ProblemEntry>;
