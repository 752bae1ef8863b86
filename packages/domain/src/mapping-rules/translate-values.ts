import type { Finding, License, ValueField, ValueRule } from '@moisson/contracts';
import { problemCatalogue, type ProblemCode } from '@moisson/kernel';
import type { Draft } from './draft.ts';
import type { RuleReaders } from './rule-readers.ts';

/** The rules of one field, by the folded spelling of the source. */
type RulesBySpelling = ReadonlyMap<string, ValueRule>;

/** Translates the values that the source spells its own way. Each translation leaves a finding with the value that was seen. */
export const translateValues = (draft: Draft, rules: readonly ValueRule[], readers: RuleReaders): void => {
  const byField = Map.groupBy(rules, ({ field }) => field);
  for (const [field, some] of byField) {
    const bySpelling = new Map<string, ValueRule>();
    // Of two rules for one spelling the first counts.
    for (const rule of some.toReversed()) bySpelling.set(readers.fold(rule.from), rule);
    TRANSLATE[field](draft, bySpelling, readers);
  }
};

const TRANSLATE: Readonly<Record<ValueField, (draft: Draft, rules: RulesBySpelling, readers: RuleReaders) => void>> = {
  license: (draft, rules, readers) => {
    const translated = (license: License | undefined): License | undefined => {
      const rule = license === undefined ? undefined : rules.get(readers.fold(license.original));
      const reading = rule === undefined ? undefined : readers.licence(rule.to);
      return license === undefined || reading === undefined || !reading.known
        ? undefined
        : changedLicence(draft, license, reading);
    };
    // An operator's statement is no spelling of the source.
    const own = draft.isStated('license') ? undefined : translated(draft.dataset.license);
    if (own !== undefined) draft.set({ license: own });
    const files = draft.dataset.distribution.map((file) => translated(file.license) ?? file.license);
    if (files.some((license, at) => license !== draft.dataset.distribution[at]!.license))
      draft.set({
        distribution: draft.dataset.distribution.map((file, at) =>
          files[at] === undefined ? file : { ...file, license: files[at] },
        ),
      });
  },
  theme: (draft, rules, readers) => {
    const found = translateFindings(draft, 'field.theme-unmapped', 'theme', (seen) => {
      const rule = rules.get(readers.fold(seen));
      return rule === undefined ? undefined : readers.theme(rule.to);
    });
    if (found.length > 0) draft.set({ theme: [...new Set([...draft.dataset.theme, ...found])].sort() });
  },
  accrualPeriodicity: (draft, rules, readers) => {
    const [found] = translateFindings(draft, 'field.frequency-unknown', 'accrualPeriodicity', (seen) => {
      const rule = rules.get(readers.fold(seen));
      return rule === undefined ? undefined : readers.frequency(rule.to);
    });
    if (found !== undefined) draft.set({ accrualPeriodicity: found });
  },
  format: (draft, rules, readers) => {
    const distribution = draft.dataset.distribution.map((file) => {
      const rule = ruleFor(rules, readers, file.format);
      if (rule === undefined || rule.to === file.format || leadsOn(rules, readers, [rule.to])) return file;
      draft.note('field.mapped-by-rule', 'format', file.format!);
      const { mediaType: _, ...others } = file;
      const mediaType = readers.mediaType(rule.to);
      return { ...others, format: rule.to, ...(mediaType === undefined ? {} : { mediaType }) };
    });
    if (distribution.some((file, at) => file !== draft.dataset.distribution[at])) draft.set({ distribution });
  },
  organization: (draft, rules, readers) => {
    const { organization } = draft.dataset;
    if (organization === undefined || draft.isStated('organization')) return;
    const rule = ruleFor(rules, readers, organization.name) ?? ruleFor(rules, readers, organization.id);
    if (rule === undefined) return;
    const meant = { id: rule.to, name: rule.name ?? rule.to };
    if (meant.id === organization.id && meant.name === organization.name) return;
    if (leadsOn(rules, readers, [meant.name, meant.id], rule)) return;
    draft.note('field.mapped-by-rule', 'organization', organization.name.slice(0, 200));
    draft.set({ organization: meant });
  },
};

const ruleFor = (rules: RulesBySpelling, { fold }: RuleReaders, value: string | undefined): ValueRule | undefined =>
  value === undefined ? undefined : rules.get(fold(value));

/** Whether another rule would translate the result again: such rules do nothing, for the result would depend on how often they are applied. */
const leadsOn = (
  rules: RulesBySpelling,
  { fold }: RuleReaders,
  results: readonly string[],
  except?: ValueRule,
): boolean =>
  results.some((result) => {
    const next = rules.get(fold(result));
    return next !== undefined && next !== except && next.to !== result;
  });

const changedLicence = (
  draft: Draft,
  license: License,
  { license: { id, uri }, open }: NonNullable<ReturnType<RuleReaders['licence']>>,
): License | undefined => {
  if (license.id === id && license.uri === uri) return undefined;
  const seen = license.original.slice(0, 200);
  draft.replace(
    (finding) =>
      (finding.code === 'field.license-not-open' && finding.seen === license.id) ||
      (OF_ORIGINAL.has(finding.code) && finding.seen?.slice(0, 190) === license.original.slice(0, 190)),
  );
  draft.note('field.mapped-by-rule', 'license', seen);
  if (!open) draft.note('field.license-not-open', 'license', id!);
  return { ...(id === undefined ? {} : { id }), ...(uri === undefined ? {} : { uri }), original: license.original };
};

const OF_ORIGINAL: ReadonlySet<ProblemCode> = new Set(['field.license-unknown', 'field.license-versionless']);

/** Translates the values that a finding says were not recognised; its place is taken by one that says it was translated. */
const translateFindings = (
  draft: Draft,
  code: ProblemCode,
  field: string,
  meaningOf: (seen: string) => string | undefined,
): readonly string[] => {
  const meant = new Map<Finding, string>();
  for (const finding of draft.findings(code)) {
    const meaning = finding.seen === undefined ? undefined : meaningOf(finding.seen);
    if (meaning !== undefined) meant.set(finding, meaning);
  }
  draft.replace(
    (finding) => meant.has(finding),
    ({ seen }) => ({
      ...{ code: 'field.mapped-by-rule', severity: problemCatalogue['field.mapped-by-rule'].severity, field },
      ...(seen === undefined ? {} : { seen }),
    }),
  );
  return [...meant.values()];
};
