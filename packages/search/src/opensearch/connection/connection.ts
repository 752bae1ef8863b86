/** Where OpenSearch is, and how to log in. */
export interface OpenSearchConnection {
  /** Addresses of nodes of one cluster, without user names. */
  readonly nodes: readonly string[];
  readonly username?: string;
  readonly password?: string;
  /** A file of trusted certificates, PEM. */
  readonly tlsCaFile?: string;
  /** What the names of our indexes begin with. */
  readonly index: string;
}
