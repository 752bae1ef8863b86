import type { FileUse, RebuildStep, SourceId } from '@moisson/contracts';
import type { ChangeLog, Connectors, Fetching, Keyring, Store } from '@moisson/domain';
import type { GuardedFetch } from '@moisson/fetching';
import type { DigestSettings, Listen, Logger, Oidc } from '@moisson/runtime';

export interface OperatorParts {
  readonly store: Store;
  readonly changeLog: ChangeLog;
  readonly connectors: Connectors;
  readonly fetching: GuardedFetch;
  /** What messages to subscribers are sent with; without it none is sent by this process. */
  readonly subscribers?: { readonly fetching: Fetching; readonly portalUrl: string | undefined };
  /** The keys that encrypt credentials of sources and secrets of subscribers; without them none can be set. */
  readonly keyring?: Keyring;
  readonly log: Logger;
  readonly listen: Listen;
  /** The access token: its bearer is an administrator. Without it the console is open, where it is on loopback and has no sign-in. */
  readonly token?: string;
  /** How people sign in. */
  readonly oidc?: Oidc;
  /** The digest of what needs a person, by e-mail. */
  readonly digest?: DigestSettings;
  /** Returns the data files of the embedded form, and their size on disk. */
  readonly files?: () => readonly FileUse[];
  /** Does one step of merging all datasets again from their records, if this process contains the indexer. */
  readonly rebuild?: (after: string | undefined) => Promise<RebuildStep>;
  /** Asks a harvester in this process to poll this source at once; the store already marks it as due. */
  readonly kick?: (sourceId: SourceId) => void;
  /** Asks a harvester in this process to do the dry runs that wait. */
  readonly kickDryRuns?: () => void;
  /** Returns how many datasets the search engine finds, where searches are answered by one of their own (OpenSearch). */
  readonly countSearched?: () => Promise<number>;
  /** Returns false if the work of its process is stuck. */
  readonly live?: () => boolean;
}
