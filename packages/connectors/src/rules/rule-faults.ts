import { MappingRules, OrganizationSlug, type DefaultField, type ValueField } from '@moisson/contracts';
import { InvalidInput, readInput, said, type Bilingual, type InputFault } from '@moisson/kernel';
import { ruleReaders } from './rule-readers.ts';

/**
 * Returns what the vocabularies find wrong with rules whose shape is valid: a licence, theme or frequency that is not known, two rules for
 * one spelling, and a rule whose result another rule would translate again. Paths begin in the rules.
 */
export const ruleFaults = ({ values, rename, defaults }: MappingRules): readonly InputFault[] => {
  const faults: InputFault[] = [];
  const spellings = new Map<string, number>();
  const keyOf = (field: string, text: string): string => `${field} ${ruleReaders.fold(text)}`;
  values.forEach(({ field, from }, at) => {
    const key = keyOf(field, from);
    if (ruleReaders.fold(from) === '') faults.push({ path: ['values', at, 'from'], detail: NO_LETTERS });
    else if (spellings.has(key)) faults.push({ path: ['values', at, 'from'], detail: TWICE });
    else spellings.set(key, at);
  });
  values.forEach(({ field, to, name }, at) => {
    const detail = meaningFault(field, to) ?? nameFault(field, name);
    if (detail !== undefined) faults.push({ path: ['values', at, 'to'], detail });
    const next = [to, name ?? to].map((one) => spellings.get(keyOf(field, one))).find((other) => other !== undefined);
    const isStored = field === 'format' || field === 'organization';
    if (isStored && next !== undefined && next !== at) faults.push({ path: ['values', at, 'to'], detail: CHAIN });
  });
  const renamed = new Set<string>();
  rename.forEach(({ from }, at) => {
    if (renamed.has(from)) faults.push({ path: ['rename', at, 'from'], detail: TWICE });
    renamed.add(from);
  });
  const stated = new Set<string>();
  defaults.forEach(({ field, value, name }, at) => {
    const detail = stated.has(field) ? TWICE : (meaningFault(field, value) ?? nameFault(field, name));
    if (detail !== undefined) faults.push({ path: ['defaults', at, stated.has(field) ? 'field' : 'value'], detail });
    stated.add(field);
  });
  return faults;
};

/** Returns rules that a person wrote. Throws `InvalidInput` with all faults. */
export const readMappingRules = (value: unknown): MappingRules => {
  const rules = readInput(MappingRules, value, RULE_KEYS);
  const faults = ruleFaults(rules);
  if (faults.length > 0) throw new InvalidInput(faults);
  return rules;
};

/** The keys that rules may have, for "did you mean". */
export const RULE_KEYS = [
  ...Object.keys(MappingRules.shape),
  ...['field', 'from', 'to', 'name', 'value', 'statement'],
] as const;

const TWICE = said('déjà dit par une règle précédente', 'an earlier rule says this already');
const NO_LETTERS = said('sans lettre ni chiffre', 'without letters and digits');
const CHAIN = said(
  'une autre règle traduirait ce résultat de nouveau; donnez directement le résultat final',
  'another rule would translate this result again; give the final result at once',
);

const meaningFault = (field: ValueField | DefaultField, meant: string): Bilingual | undefined => {
  switch (field) {
    case 'license':
      return ruleReaders.licence(meant)?.known === true
        ? undefined
        : said(
            `« ${meant} » n’est pas une licence connue; exemples : cc-by-4.0, cc0-1.0, odc-by`,
            `"${meant}" is no known licence; examples: cc-by-4.0, cc0-1.0, odc-by`,
          );
    case 'theme':
      return ruleReaders.theme(meant) !== undefined
        ? undefined
        : said(
            `« ${meant} » n’est pas un thème de Données Québec; exemples : transport, sante, societe-culture`,
            `"${meant}" is no theme of Données Québec; examples: transport, sante, societe-culture`,
          );
    case 'accrualPeriodicity':
      return ruleReaders.frequency(meant) !== undefined
        ? undefined
        : said(
            `« ${meant} » n’est pas une fréquence connue; exemples : DAILY, WEEKLY, MONTHLY, ANNUAL`,
            `"${meant}" is no known frequency; examples: DAILY, WEEKLY, MONTHLY, ANNUAL`,
          );
    case 'organization':
      return OrganizationSlug.safeParse(meant).success
        ? undefined
        : said(
            `« ${meant} » n’est pas l’identifiant d’une organisation`,
            `"${meant}" is not the id of an organization`,
          );
    default:
      return undefined;
  }
};

const nameFault = (field: string, name: string | undefined): Bilingual | undefined =>
  name === undefined || field === 'organization'
    ? undefined
    : said('seule une organisation a un nom', 'only an organization has a name');
