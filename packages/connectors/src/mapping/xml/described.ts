import type { JsonObject } from '@moisson/domain';

/** A text, texts by language (`{fr, en}`), or tagged texts as in JSON-LD. */
export type GivenText = string | JsonObject | readonly JsonObject[];

/** A file or service of a described dataset. All as the source gave it. */
export interface DescribedFile {
  readonly url: string;
  /** The file itself is there, not a page or a service. */
  readonly isDownload?: boolean;
  readonly title?: GivenText | undefined;
  readonly description?: GivenText | undefined;
  readonly format?: string | undefined;
  readonly size?: string | undefined;
}

/**
 * What a record of an XML vocabulary says about its dataset, in one shape for all of them: as the source gave it, not
 * validated. `mapDescribed` maps it.
 */
export interface Described {
  /** What the record describes, if it says so: `dataset`, `service`, a URI … Kept as an extra. */
  readonly resourceType?: string | undefined;
  /** The language of its texts without a tag, if they show no other. Default: the only language of the data. */
  readonly textLanguage?: string | undefined;
  readonly title?: GivenText | undefined;
  readonly description?: GivenText | undefined;
  /** The name of the organization that publishes the dataset. */
  readonly publisher?: GivenText | undefined;
  /** In whatever language. */
  readonly keywords?: readonly string[] | undefined;
  /** Names that may be themes; others are no finding. */
  readonly themes?: readonly string[] | undefined;
  readonly licenseId?: string | undefined;
  readonly licenseUrl?: string | undefined;
  readonly licenseTitle?: string | undefined;
  readonly accessLevel?: string | undefined;
  readonly frequency?: string | undefined;
  readonly issued?: string | undefined;
  readonly modified?: string | undefined;
  /** In a form that `readPlace` reads. */
  readonly spatial?: string | JsonObject | undefined;
  readonly place?: GivenText | undefined;
  readonly temporal?: string | JsonObject | undefined;
  readonly landingPage?: string | undefined;
  readonly languages?: readonly string[] | undefined;
  readonly contactName?: GivenText | undefined;
  readonly contactEmail?: string | undefined;
  /** Identifiers other than the key. */
  readonly identifiers?: readonly string[] | undefined;
  readonly files?: readonly DescribedFile[] | undefined;
}

/**
 * Returns why a record is not published, or undefined if it is. A service is no dataset (DCAT 3 §6: `dcat:DataService`); the
 * datasets that it serves name it among their files.
 */
export const withholdsDescribed = ({ resourceType }: Described): string | undefined =>
  /(?:^|[/#])service$/i.test(resourceType ?? '') ? 'type: service' : undefined;
