import { entry, NOTHING_FR, NOTHING_EN, type ProblemEntry } from './entry.ts';

/** Problems with records that are missing from a source. */
export const removalProblems = {
  'removal.share-exceeded': entry(
    'warning',
    '{missing|fiche|fiches} sur {known} {missing?manque|manquent} : plus que la limite de {limit}. Rien n’est retiré sans votre accord.',
    'Regarder la source, puis approuver ou refuser le retrait (moisson hold list).',
    '{missing} of {known|record|records} {missing?is|are} missing: more than the limit of {limit}. Nothing is removed without your say.',
    'Look at the source, then approve or refuse the removal (moisson hold list).',
  ),
  'removal.empty-answer': entry(
    'warning',
    'La source dit n’avoir plus aucune fiche; {known|était connue|étaient connues}. Rien n’est retiré sans votre accord.',
    'Regarder la source, puis approuver ou refuser le retrait (moisson hold list).',
    'The source says that it has no records left; {known|was|were} known. Nothing is removed without your say.',
    'Look at the source, then approve or refuse the removal (moisson hold list).',
  ),
  'removal.baseline-changed': entry(
    'warning',
    'Le filtre ou l’adresse de la source a changé et {missing|fiche|fiches} sur {known} {missing?n’y est|n’y sont} plus.',
    'Approuver si le changement était voulu, sinon refuser (moisson hold list).',
    'The source’s filter or address changed and {missing} of {known|record|records} {missing?is|are} no longer there.',
    'Approve if the change was intended, otherwise refuse (moisson hold list).',
  ),
  'removal.catalogue-replaced': entry(
    'warning',
    '{missing|fiche|fiches} sur {known} {missing?manque|manquent} et {created|est nouvelle|sont nouvelles} : l’adresse sert peut-être un autre catalogue.',
    'Regarder ce que l’adresse sert maintenant. Si c’est voulu, approuver; sinon corriger l’adresse et refuser (moisson hold list).',
    '{missing} of {known|record|records} {missing?is|are} missing and {created|is|are} new: the address may serve another catalogue.',
    'Look at what the address serves now. If it is intended, approve; otherwise correct the address and refuse (moisson hold list).',
  ),
  'removal.ambiguous-rename': entry(
    'warning',
    '{count|fiche disparue ressemble|fiches disparues ressemblent} à plusieurs nouvelles; aucune n’est dite la même.',
    'Comparer les titres dans la source; sans action, elles suivent la règle des absences.',
    '{count|missing record resembles|missing records resemble} several new ones; none is taken for the same.',
    'Compare the titles in the source; without action, they follow the rule of absences.',
  ),
  'removal.undecided': entry(
    'warning',
    '{missing|fiche absente|fiches absentes} sur {known} {missing?attend|attendent} une décision depuis le {since}.',
    'Voir ce que la source en dit, puis approuver ou refuser le retrait (moisson hold list).',
    '{missing|absent record|absent records} of {known} {missing?has|have} waited for a decision since {since}.',
    'See what the source says of them, then approve or refuse the removal (moisson hold list).',
  ),
  'removal.still-served': entry(
    'warning',
    'La liste de la source omet {count|fiche|fiches} que la source sert encore une à une; {count?elle ne compte|elles ne comptent} pas comme {count?absente|absentes} : {examples}.',
    'Signaler au responsable de la source que sa liste est incomplète.',
    'The source’s list leaves out {count|record|records} that the source still serves one by one; {count?it does|they do} not count as absent: {examples}.',
    'Tell the people behind the source that their list is incomplete.',
  ),
  'removal.records-asked': entry(
    'info',
    '{asked|fiche absente demandée|fiches absentes demandées} une à une : {gone} disparues selon la source, {here} présentes, {unknown} sans réponse qui prouve quoi que ce soit.',
    NOTHING_FR,
    '{asked|absent record|absent records} asked for one by one: {gone} gone as the source says, {here} here, {unknown} without an answer that proves anything.',
    NOTHING_EN,
  ),
  'removal.undone': entry(
    'info',
    'Le retrait de {count|fiche a été annulé; elle est|fiches a été annulé; elles sont} de nouveau au catalogue et {count?attend|attendent} une décision.',
    NOTHING_FR,
    'The removal of {count|record|records} was undone; {count?it is|they are} in the catalogue again and {count?waits|wait} for a decision.',
    NOTHING_EN,
  ),
} as const satisfies Record<string, ProblemEntry>;
