import type { DryRunResult, MappedValue } from '@moisson/contracts';
import { inLanguage, type Language } from '@moisson/kernel';
import { causeLines, duplicateLines, problemLines, section } from './dry-run-text.ts';
import { plainText } from './output.ts';

/** Returns what the first records of a source would become, for a terminal; `--json` has the originals. */
export const previewText = (result: DryRunResult, language: Language): string => {
  const t = (fr: string, en: string): string => (language === 'fr' ? fr : en);
  const unknown = t('non reconnue', 'not recognised');
  const values = (some: readonly MappedValue[]): readonly string[] =>
    some.map(({ given, mapped, records }) => `${given || '—'} → ${mapped ?? unknown} (${records})`);
  const { preview, counts, requests } = result;
  const lines = [
    `${t('Aperçu', 'Preview')}: ${counts.seen} ${t('fiches lues', 'records read')}, ${requests} ${t('requêtes', 'requests')}. ${t('Rien n’a été publié ni gardé.', 'Nothing was published or stored.')}`,
    ...section(
      t('Fiches', 'Records'),
      preview.map(({ recordKey, mapped }) => `${inLanguage(mapped.title, language)} (${recordKey})`),
    ),
    ...section(t('Organisations', 'Organizations'), values(result.organizations)),
    ...section(t('Licences', 'Licences'), values(result.licences)),
    ...section(t('Thèmes', 'Themes'), values(result.themes)),
    ...section(t('Formats', 'Formats'), values(result.formats ?? [])),
    ...section(t('Doublons probables', 'Likely duplicates'), duplicateLines(result)),
    ...section(t('Constats, par cause', 'Findings, by cause'), causeLines(result)),
    ...section(t('Problèmes', 'Problems'), problemLines(result, language)),
  ];
  return `${lines.map(plainText).join('\n')}\n`;
};
