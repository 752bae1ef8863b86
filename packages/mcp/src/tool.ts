import type { Bilingual, Language } from '@moisson/kernel';
import { z } from 'zod';
import type { CatalogueApi, Query } from './catalogue-api.ts';

/** What a tool works with. */
export interface ToolContext {
  readonly language: Language;
  /** Public address of the portal, without a slash at the end: the pages that answers cite are there. */
  readonly portalUrl: string;
  get(path: string, query?: Query): Promise<unknown>;
}

/** A tool that an assistant may call. All of them only read. */
export interface Tool<Input extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  readonly title: Bilingual;
  readonly description: Bilingual;
  readonly input: Input;
  /** Name of the list in the answer that may be cut, so that the answer fits. */
  readonly list?: string;
  run(input: z.output<Input>, context: ToolContext): Promise<Readonly<Record<string, unknown>>>;
}

/** Returns the tool with its types inferred. */
export const defineTool = <Input extends z.ZodObject>(tool: Tool<Input>): Tool => tool;

/** The language of texts in the answer; every tool accepts it. */
export const LanguageInput = z
  .enum(['fr', 'en'])
  .default('fr')
  .describe('Langue des textes de la réponse. / Language of the texts of the answer.');

/** Returns the context of one call. */
export const contextOf = (api: CatalogueApi, portalUrl: string, language: Language): ToolContext => ({
  language,
  portalUrl,
  get: (path, query = {}) => api.get(path, query, language),
});
