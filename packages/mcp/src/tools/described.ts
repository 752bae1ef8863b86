import type { Dataset } from '@moisson/contracts';
import { inLanguage } from '@moisson/kernel';
import type { ToolContext } from '../tool.ts';

const MAX_TITLE = 300;

/** Cuts a text at a length, and shows that it was cut. */
export const cut = (text: string, max: number): string => (text.length <= max ? text : `${text.slice(0, max - 1)}…`);

/** Returns the address of a dataset's page: answers cite it. */
export const pageOf = ({ portalUrl, language }: ToolContext, id: string): string =>
  `${portalUrl}/datasets/${id}?lang=${language}`;

/** Returns what a list shows of a dataset. */
export const summaryOf = (context: ToolContext, dataset: Dataset, descriptionChars: number) => ({
  id: dataset.id,
  title: cut(inLanguage(dataset.title, context.language), MAX_TITLE),
  description: dataset.description && cut(inLanguage(dataset.description, context.language), descriptionChars),
  organization: dataset.organization,
  themes: dataset.theme,
  formats: [...new Set(dataset.distribution.flatMap(({ format }) => format ?? []))].slice(0, 20),
  licence: dataset.license && (dataset.license.id ?? cut(dataset.license.original, MAX_TITLE)),
  modified: dataset.modified,
  absentSince: dataset.absentSince,
  page: pageOf(context, dataset.id),
});
