import type { Departure, DepartureTrait, RecordTrait } from '@moisson/contracts';
import { meanSize, presenceOf, shareOf, swapOf, type Figures, type Shares } from './figures.ts';
import { traitsOfIds, type SourceContract } from './source-contract.ts';
import { thresholds } from './thresholds.ts';
import { recordTraits } from './traits.ts';

/** What a run would make of the source's records. */
export interface RunFigures {
  /** The records of the source as the catalogue has them. */
  readonly standing: Figures;
  /** The same records after the run, without new ones. */
  readonly kept: Figures;
  /** New records only. */
  readonly fresh: Figures;
  /** All of them. */
  readonly now: Figures;
  /** Records that the list has. */
  readonly listed: number;
  /** Records in the catalogue when the run began; `present`: without those that were missing before. */
  readonly known: number;
  readonly present: number;
  /** New records, and newly missing ones, that re-identification does not recognise in one another. */
  readonly created: number;
  readonly missing: number;
  /** The run gave its records other ids, and nearly all are recognised. */
  readonly renamed: boolean;
  /** An operator chose some records of a larger catalogue: others must not appear. */
  readonly filtered: boolean;
  /** For each host, the share of the run's answers that it gave. */
  readonly hosts: ReadonlyMap<string, number>;
}

/** A departure without examples: only the run knows its records. */
export type Difference = Omit<Departure, 'examples'>;

/** Returns whether enough good runs, and records, were seen to judge another one. */
export const isReady = ({ runs, usual }: SourceContract): boolean =>
  runs >= thresholds.minRuns && usual.records >= thresholds.minRecords;

/** Returns how a run departs from the contract; nothing if it conforms. */
export const departuresOf = (contract: SourceContract, run: RunFigures): readonly Difference[] => {
  const waived = new Set<DepartureTrait>(contract.accepted);
  if (run.renamed) for (const trait of traitsOfIds) waived.add(trait);
  const usual = contract.usual as Figures;
  const found = recordTraits.flatMap((trait) => {
    const judged = { trait, swing: contract.swings[trait] ?? 0, usual: usual.shares[trait], run };
    const difference = rules[trait].map((rule) => rule(judged)).find((one) => one !== undefined);
    return difference === undefined ? [] : [difference];
  });
  return [...answeringHost(contract, run), ...otherRecords(run), ...number(run), ...found].filter(
    ({ trait }) => !waived.has(trait),
  );
};

interface Judged {
  readonly trait: RecordTrait;
  readonly swing: number;
  readonly usual: Shares;
  readonly run: RunFigures;
}
type Rule = (judged: Judged) => Difference | undefined;

/** Returns how far a share may fall: the tolerance of the trait, more for few records and for a feed that swings. */
const toleranceOf = (least: number, { swing, run }: Judged): number =>
  Math.max(least, Math.min(thresholds.widest, thresholds.swings * swing)) +
  thresholds.chance / Math.sqrt(Math.max(1, run.now.records));

/** Returns whether a fall is a departure: beyond the tolerance, of enough records, and this run's own. */
const isBeyond = (judged: Judged, fall: number, own: number, least: number): boolean => {
  const tolerance = toleranceOf(least, judged);
  const changed = own * judged.run.now.records;
  return fall > tolerance && own >= thresholds.ofThisRun * tolerance && changed >= thresholds.minChanged;
};

/** Fewer records have the trait than usual. */
const present: Rule = (judged) => {
  const { trait, usual, run } = judged;
  const [standing, now] = [run.standing.shares[trait], run.now.shares[trait]];
  const fall = presenceOf(usual) - presenceOf(now);
  if (!isBeyond(judged, fall, presenceOf(standing) - presenceOf(now), thresholds.presence)) return undefined;
  return { trait, measure: 'present', usual: round(presenceOf(usual)), now: round(presenceOf(now)), values: [] };
};

/** Known records have other values in place of the usual ones. */
const swapped: Rule = (judged) => {
  const { trait, usual, run } = judged;
  const [standing, kept] = [run.standing.shares[trait], run.kept.shares[trait]];
  const fall = swapOf(usual, kept);
  if (!isBeyond(judged, fall, swapOf(standing, kept), thresholds.values)) return undefined;
  const had = presenceOf(usual);
  return { trait, measure: 'values', usual: round(had), now: round(had - fall), values: mostChanged(usual, kept) };
};

/** New records, which took the place of missing ones or of those that an operator chose, are not of the usual kind. */
const strangers: Rule = ({ trait, usual, run }) => {
  const { fresh, present, created, missing, filtered } = run;
  const limit = Math.max(thresholds.minChanged, thresholds.replaced * present);
  if (created < limit || (missing < limit && !(filtered && trait === 'organization'))) return undefined;
  const shares = fresh.shares[trait];
  const strange = strangeShare(usual, shares);
  if (strange < thresholds.strange) return undefined;
  return { trait, measure: 'values', usual: 1, now: round(1 - strange), values: mostChanged(usual, shares) };
};

/** Nearly all that the list has, known or new, is of another kind, and much of what it had is not there: part of the keys are the same by chance. */
const foreign: Rule = ({ trait, usual, run }) => {
  const { fresh, standing, kept, now, listed, present, missing } = run;
  const swapped = swapOf(standing.shares[trait], kept.shares[trait]) * kept.records;
  // Also those that are recognised as known ones under other ids: they are of another kind now.
  const strange = strangeShare(usual, fresh.shares[trait]) * fresh.records;
  const lost = missing + swapped;
  if (listed === 0 || swapped + strange < Math.max(thresholds.minChanged, thresholds.strange * listed))
    return undefined;
  if (lost < thresholds.replaced * present) return undefined;
  const share = Math.min(1, (swapped + strange) / listed);
  return { trait, measure: 'values', usual: 1, now: round(1 - share), values: mostChanged(usual, now.shares[trait]) };
};

/** Returns the share of records with a value that the feed does not usually have. */
const strangeShare = (usual: Shares, shares: Shares): number =>
  Object.entries(shares).reduce(
    (sum, [value, share]) => (value === '' || shareOf(usual, value) > 0 ? sum : sum + share),
    0,
  );

/** A value that many records have is gone from them, whatever others they got. */
const eachValue: Rule = (judged) => {
  const { trait, usual, run } = judged;
  const [standing, kept] = [run.standing.shares[trait], run.kept.shares[trait]];
  const lost = Object.keys(usual).find((value) => {
    const [before, own, after] = [shareOf(usual, value), shareOf(standing, value), shareOf(kept, value)];
    return value !== '' && isBeyond(judged, before - after, own - after, thresholds.language);
  });
  if (lost === undefined) return undefined;
  const [before, after] = [round(shareOf(usual, lost)), round(shareOf(kept, lost))];
  return { trait, measure: 'values', usual: before, now: after, values: mostChanged(usual, kept) };
};

/** Descriptions are much shorter, or files much fewer, than usual. */
const size: Rule = ({ trait, usual, run }) => {
  const [before, own, now] = [usual, run.standing.shares[trait], run.now.shares[trait]].map(meanSize) as [
    number,
    number,
    number,
  ];
  if (now === 0 || before - now < thresholds.size || own - now < thresholds.ofThisRun * thresholds.size)
    return undefined;
  const shown = (mean: number): number => Math.round(2 ** mean - 1);
  return { trait, measure: 'size', usual: shown(before), now: shown(now), values: [] };
};

const rules: Readonly<Record<RecordTrait, readonly Rule[]>> = {
  id: [strangers],
  licence: [present, swapped],
  language: [eachValue],
  organization: [swapped, strangers, foreign],
  page: [present, swapped],
  host: [swapped],
  description: [present, size],
  distributions: [present, size],
  place: [present],
  frequency: [present],
  dates: [present],
  keywords: [present],
};

/** Another host than the usual ones gave most answers of the run. */
const answeringHost = ({ hosts }: SourceContract, run: RunFigures): Difference[] => {
  const unknown = [...run.hosts].filter(([host]) => !hosts.includes(host));
  const share = unknown.reduce((sum, [, part]) => sum + part, 0);
  if (hosts.length === 0 || share < thresholds.otherHost) return [];
  const values = [...unknown.map(([value, now]) => ({ value, usual: 0, now: round(now) }))].slice(0, MAX_VALUES);
  return [{ trait: 'answering-host', measure: 'values', usual: 1, now: round(1 - share), values }];
};

/** Nearly all records are missing, and as many unknown ones are there instead. */
const otherRecords = ({ present, created, missing }: RunFigures): Difference[] => {
  const limit = Math.max(thresholds.minChanged, thresholds.allReplaced * present);
  if (created < limit || missing < limit) return [];
  return [{ trait: 'records', measure: 'records', usual: present, now: present - missing, values: [] }];
};

/** The list is many times longer than the catalogue. */
const number = ({ known, created, listed }: RunFigures): Difference[] =>
  known === 0 || listed <= thresholds.multiplied * known || created < thresholds.multipliedLeast
    ? []
    : [{ trait: 'number', measure: 'records', usual: known, now: listed, values: [] }];

const MAX_VALUES = 6;

/** Returns the values whose shares differ most. */
const mostChanged = (usual: Shares, now: Shares): Departure['values'] =>
  [...new Set([...Object.keys(usual), ...Object.keys(now)])]
    .map((value) => ({ value, usual: round(shareOf(usual, value)), now: round(shareOf(now, value)) }))
    .sort((a, b) => Math.abs(b.usual - b.now) - Math.abs(a.usual - a.now))
    .slice(0, MAX_VALUES);

const round = (share: number): number => Math.round(share * 1000) / 1000;
