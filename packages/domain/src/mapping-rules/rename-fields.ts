import type { RenameField, RenameRule } from '@moisson/contracts';
import type { Draft } from './draft.ts';
import type { RuleReaders } from './rule-readers.ts';

/** Texts of one field that are read. */
const MAX_TEXTS = 500;

/**
 * Moves a field of the source that the protocol did not know to the field of the dataset that it is. What cannot be read, or whose place is
 * taken, stays where it is.
 */
export const renameField = (draft: Draft, { from, to }: RenameRule, readers: RuleReaders): void => {
  const extra = draft.extra(from);
  const texts = extra === undefined ? [] : textsIn(extra.value);
  if (extra === undefined || texts.length === 0) return;
  if (PLACES[to](draft, { texts, from, readers })) draft.drop(extra);
};

interface Given {
  readonly texts: readonly string[];
  /** The source's own name of the field. */
  readonly from: string;
  readonly readers: RuleReaders;
}

/** Each fills one field; returns false, and changes nothing, if it is filled already or the texts cannot be read. */
const PLACES: Readonly<Record<RenameField, (draft: Draft, given: Given) => boolean>> = {
  description: (draft, { texts, readers }) => {
    const description = texts.length === 1 ? readers.description(texts[0]!) : undefined;
    if (description === undefined || draft.dataset.description !== undefined) return false;
    draft.set({ description });
    draft.replace(({ code }) => code === 'field.description-missing');
    return true;
  },
  license: (draft, { texts, readers }) => {
    const reading = texts.length === 1 ? readers.licence(texts[0]!) : undefined;
    if (reading === undefined || draft.dataset.license !== undefined) return false;
    const { license, known, open } = reading;
    draft.set({ license });
    draft.replace(({ code, field }) => code === 'field.license-missing' && field === 'license');
    if (!known) draft.note('field.license-unknown', 'license', license.original.slice(0, 200));
    else if (!open) draft.note('field.license-not-open', 'license', license.id!);
    return true;
  },
  theme: (draft, { texts, from, readers }) => {
    if (draft.dataset.theme.length > 0) return false;
    const slugs = new Set<string>();
    for (const text of texts) {
      const slug = readers.theme(text);
      if (slug === undefined) draft.note('field.theme-unmapped', from, text.slice(0, 200));
      else slugs.add(slug);
    }
    draft.set({ theme: [...slugs].sort() });
    return true;
  },
  keyword: (draft, { texts, readers }) => {
    const words = texts.flatMap((text) => readers.line(text) ?? []);
    if (words.length === 0) return false;
    draft.set({ keyword: [...new Set([...draft.dataset.keyword, ...words])].sort() });
    return true;
  },
  accrualPeriodicity: (draft, { texts, from, readers }) => {
    if (texts.length !== 1 || draft.dataset.accrualPeriodicity !== undefined) return false;
    const uri = readers.frequency(texts[0]!);
    if (uri === undefined) draft.note('field.frequency-unknown', from, texts[0]!.slice(0, 200));
    draft.set({ accrualPeriodicity: uri ?? readers.unknownFrequency });
    return true;
  },
  landingPage: (draft, { texts, readers }) => {
    const landingPage = texts.length === 1 ? readers.webUrl(texts[0]!) : undefined;
    if (landingPage === undefined || draft.dataset.landingPage !== undefined) return false;
    draft.set({ landingPage });
    return true;
  },
  accessLevel: (draft, { texts, readers }) => {
    const accessLevel = texts.length === 1 ? readers.line(texts[0]!) : undefined;
    if (accessLevel === undefined || draft.dataset.accessLevel !== undefined) return false;
    draft.set({ accessLevel });
    return true;
  },
};

/** Returns the texts in an extra: of a text, a number, or a list of them. Anything else, as a cut JSON text, has none. */
const textsIn = (json: string): readonly string[] => {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return [];
  }
  const items = (Array.isArray(value) ? value : [value]).slice(0, MAX_TEXTS) as unknown[];
  const texts = items.flatMap((item) =>
    typeof item === 'string' || typeof item === 'number' ? [String(item).trim()] : [],
  );
  return texts.length === items.length ? texts.filter((text) => text !== '') : [];
};
