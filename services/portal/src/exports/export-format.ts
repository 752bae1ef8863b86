import type { Site } from '@moisson/dcat';
import type { Bilingual } from '@moisson/kernel';
import type { z } from 'zod';
import type { Dataset } from '../datasets/public-dataset.ts';

export type Exported = z.infer<typeof Dataset>;

/** Writes one document, list after list. A part is bytes or a text; an empty one says nothing. */
export interface ExportEncoder {
  /** Returns the next part of the document. What it leaves out, a later part or the end has. */
  readonly part: (datasets: readonly Exported[]) => string | Uint8Array;
  /** Returns what is left. Also called for a document without any dataset. */
  readonly end: () => string | Uint8Array;
}

/** A form of the whole catalogue, or of what a filter finds. */
export interface ExportFormat {
  /** Of its file, and in its address. */
  readonly extension: string;
  readonly contentType: string;
  readonly summary: Bilingual;
  readonly encoder: (site: Site) => ExportEncoder;
}
