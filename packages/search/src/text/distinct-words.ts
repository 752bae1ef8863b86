import { singular } from './singular.ts';

/**
 * Words that mean something else than another word with the same stem, folded and without plural endings: parking and parks, stationnement
 * and stations, air and aires (areas), taxi and tax. They are indexed as they are, and their stems are not.
 */
const distinctWords: ReadonlySet<string> = new Set(
  (
    'parking stationnement station zoning housing aire air taxi train training loyer loi organisme organique organic organization ' +
    'organisation vent vente rive river towing towed tower logging logement hiv hiver vol volant enseigne enseignement terrasse terre personal ' +
    'personnel refuge refugie fine fin mine minerai minor location locatif equite equitation tennis tenant moth mother rat rate car care ' +
    'elevator elevation eleve statue statut medicament medical lot lotissement mort morte border bord police policy policier boarding board ' +
    'movie movement office officer booking communique commun signal signalement collecte collectif collection coup coupe universite universel ' +
    'branche branchement vacance vacancy extreme serie serieux mere mer pere perte patin patinoire'
  )
    .split(' ')
    .map(singular),
);

/** Forms of such words that singulars do not cover. */
const OTHER_FORMS: ReadonlyMap<string, string> = new Map([
  ['stationner', 'stationnement'],
  ['stationne', 'stationnement'],
  ['stationnee', 'stationnement'],
]);

/** Returns the form under which a folded word is indexed if its stem would join it with other words; else undefined. */
export const distinctForm = (word: string): string | undefined => {
  const form = singular(word);
  return distinctWords.has(form) ? form : OTHER_FORMS.get(form);
};
