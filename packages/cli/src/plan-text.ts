import { ownerText } from '@moisson/contracts';
import { fillBoth, said, type Bilingual, type Language } from '@moisson/kernel';
import type { PlannedItem } from '@moisson/operations/operator-api';
import { changeLine, valueText } from './output.ts';

/** What `moisson plan` prints before an item that would be written. */
const SIGNS: Partial<Record<PlannedItem['action'], string>> = {
  created: '+',
  updated: '~',
  taken: '>',
  retired: '-',
  refused: '!',
};
const KINDS: Readonly<Record<PlannedItem['kind'], Bilingual>> = {
  organization: said('organisation', 'organization'),
  source: said('source', 'source'),
};
/** Ids named for things that do not change. */
const MAX_NAMED = 20;

const COUNTS: Readonly<Record<PlannedItem['action'], Bilingual>> = {
  created: said('{count} à créer', '{count} to create'),
  updated: said('{count} à modifier', '{count} to change'),
  taken: said('{count} à prendre', '{count} to take'),
  retired: said('{count} à retirer', '{count} to retire'),
  refused: said(
    '{count|refusée|refusées} sans --take, à un autre propriétaire',
    '{count} refused without --take, of another owner',
  ),
  unchanged: said('{count} sans changement', '{count} unchanged'),
  'retired-kept': said('{count|retirée|retirées}, qui le {count|reste|restent}', '{count} retired, and kept so'),
  'not-in-file': said('{count} hors du fichier', '{count} not in the file'),
};

/** Returns a plan as people read it: each item that would be written with its fields, then counts. */
export const planText = (plan: readonly PlannedItem[], language: Language): string => {
  const lines = plan.flatMap((item) => itemLines(item, language));
  const outside = plan.filter(({ action }) => action === 'not-in-file');
  const named = outside.slice(0, MAX_NAMED).map(({ id, owner }) => `${id} (${ownerText(owner)[language]})`);
  if (named.length > 0) {
    const more = outside.length > MAX_NAMED ? ` (+${outside.length - MAX_NAMED})` : '';
    lines.push(`  ${said('hors du fichier : ', 'not in the file: ')[language]}${named.join(', ')}${more}`);
  }
  const counts = (Object.keys(COUNTS) as PlannedItem['action'][]).flatMap((action) => {
    const count = plan.filter((item) => item.action === action).length;
    return count === 0 ? [] : [fillBoth(COUNTS[action], { count })[language]];
  });
  const nothing = said('Rien à changer.', 'Nothing to change.')[language];
  const isEmpty = plan.every(({ action }) => SIGNS[action] === undefined);
  return [...lines, ...(isEmpty ? [nothing] : []), ...(counts.length === 0 ? [] : [counts.join(', ')]), ''].join('\n');
};

const itemLines = ({ kind, id, action, owner, changes }: PlannedItem, language: Language): readonly string[] => {
  const sign = SIGNS[action];
  if (sign === undefined) return [];
  const of = owner === undefined ? '' : ` (${ownerText(owner)[language]})`;
  return [
    `${sign} ${KINDS[kind][language]} ${id}${of}`,
    ...changes.map((change) =>
      action === 'created' ? `    ${change.field}: ${valueText(change.after)}` : `    ${changeLine(change)}`,
    ),
  ];
};
