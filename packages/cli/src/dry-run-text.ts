import type { DryRun, DryRunResult } from '@moisson/contracts';
import type { Language } from '@moisson/kernel';
import { plainText } from './output.ts';

/** Causes and samples of each kind that are printed; `--json` has all. */
const SHOWN = 10;

/** Returns one line on how far a dry run is. */
export const progressText = ({ state, progress }: DryRun, language: Language): string => {
  const t = (fr: string, en: string): string => (language === 'fr' ? fr : en);
  if (progress === undefined) return state === 'waiting' ? t('en attente', 'waiting') : t('en cours', 'running');
  const { phase, records, of, requests, bytes } = progress;
  const what = {
    reading: t('lecture', 'reading'),
    merging: t('fusion avec le catalogue', 'merging with the catalogue'),
    comparing: t('comparaison des titres', 'comparing titles'),
  }[phase];
  const count = of === undefined ? String(records) : `${records} / ${of}`;
  const mebibytes = (bytes / 1024 / 1024).toFixed(1);
  return `${what} : ${count} · ${requests} ${t('requêtes', 'requests')} · ${mebibytes} ${t('Mio', 'MiB')}`;
};

/** Returns what would change, for a terminal. */
export const dryRunText = (result: DryRunResult, language: Language): string => {
  const t = (fr: string, en: string): string => (language === 'fr' ? fr : en);
  const { counts, records, datasets, quality, requests, bytes, seconds } = result;
  const lines = [
    result.complete
      ? t('Lecture complète. Rien n’a été publié ni gardé.', 'A complete reading. Nothing was published or stored.')
      : t(
          'Lecture incomplète : une vraie lecture ne retirerait rien. Rien n’a été publié ni gardé.',
          'An incomplete reading: a real run would remove nothing. Nothing was published or stored.',
        ),
    '',
    `${t('Fiches', 'Records')}: ${counts.seen} ${t('vues', 'seen')}, +${records.created} ~${records.updated} -${records.removed}, ${counts.unchanged} ${t('inchangées', 'unchanged')}, ${counts.rejected} ${t('rejetées', 'rejected')}, ${counts.duplicate} ${t('en double', 'duplicate')}, ${counts.held} ${t('retenues', 'held')}`,
    `${t('Jeux du catalogue', 'Datasets of the catalogue')}: ${datasets.created} ${t('créés', 'created')}, ${datasets.changed} ${t('changés', 'changed')}, ${datasets.merged} ${t('fusionnés', 'merged')}, ${datasets.separated} ${t('séparés', 'separated')}, ${datasets.removed} ${t('retirés', 'removed')}`,
    `${t('Qualité', 'Quality')}: ${quality === undefined ? '—' : `${Math.round(quality * 100)} %`} · ${requests} ${t('requêtes', 'requests')} · ${(bytes / 1024 / 1024).toFixed(1)} ${t('Mio', 'MiB')} · ${seconds.toFixed(1)} s`,
    ...section(
      t('Changements', 'Changes'),
      result.recordSamples.map(({ kind, label }) => `${SIGNS[kind]} ${label}`),
    ),
    ...section(
      t('Fusions', 'Merges'),
      result.datasetSamples
        .filter(({ kind }) => kind === 'merged')
        .map(({ title, with: others = [], why = [] }) => `${title} ← ${others.join(', ')} (${why.join(', ') || '—'})`),
    ),
    ...section(t('Doublons probables', 'Likely duplicates'), duplicateLines(result)),
    ...section(t('Constats, par cause', 'Findings, by cause'), causeLines(result)),
    ...section(t('Problèmes', 'Problems'), problemLines(result, language)),
  ];
  return `${lines.map(plainText).join('\n')}\n`;
};

const SIGNS = { created: '+', updated: '~', removed: '-' } as const;

export const duplicateLines = ({ likelyDuplicates }: DryRunResult): readonly string[] =>
  likelyDuplicates.map(({ title, reason, other, link }) => `${title} (${reason}: ${other ?? link ?? ''})`);

export const causeLines = ({ findings }: DryRunResult): readonly string[] =>
  findings.map(({ code, records, seen }) => `${records} × ${code}${seen.length === 0 ? '' : ` (${seen.join(', ')})`}`);

export const problemLines = ({ problems }: DryRunResult, language: Language): readonly string[] =>
  problems.map(({ message, action }) => `${message[language]} ${action[language]}`);

/** A title with the first lines below it; nothing without lines. */
export const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', `${title}:`, ...lines.slice(0, SHOWN).map((line) => `  ${line}`)];
