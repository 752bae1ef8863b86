import { said, type Bilingual } from '@moisson/kernel';
import { translatorOf } from '@moisson/ui';
import { portalTexts } from '../texts.ts';
import type { RemovalReason } from '@moisson/contracts';

/** Translates the texts of the page of a removed dataset. */
export const translate = translatorOf({
  ...portalTexts,
  removedTitle: said('Ce jeu de données a été retiré du catalogue.', 'This dataset was removed from the catalogue.'),
  removedOn: said('Retiré le', 'Removed on'),
  removedWhy: said('Pourquoi', 'Why'),
  removedUnknown: said('La raison n’a pas été notée.', 'The reason was not noted.'),
  removedFrom: said('Source', 'Source'),
  moreOf: said('Autres jeux de données de cette organisation', 'Other datasets of this organization'),
});

/** Why a dataset was removed. */
export const removalReasons: Readonly<Record<RemovalReason, Bilingual>> = {
  absent: said(
    'La source ne le présente plus : il manquait à ses dernières listes complètes.',
    'The source does not show it any more: it was missing from its last complete lists.',
  ),
  renamed: said(
    'Son identifiant a changé dans la source, et ce qui le remplaçait n’y est plus.',
    'Its identifier at the source changed, and what replaced it is no longer there.',
  ),
  'source-retired': said(
    'La source dont il venait n’est plus lue par ce catalogue.',
    'The source that it came from is no longer read by this catalogue.',
  ),
};
