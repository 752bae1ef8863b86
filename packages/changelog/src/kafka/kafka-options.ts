import { readFileSync } from 'node:fs';
import { logLevel, type KafkaConfig, type SASLOptions } from 'kafkajs';

/** How to reach the brokers. */
export interface KafkaConnection {
  readonly brokers: readonly string[];
  readonly clientId: string;
  /** Before every topic and group, for several Moissons on one cluster. */
  readonly topicPrefix?: string;
  /** After how long the group takes a member that says nothing for dead: its partitions wait so long. */
  readonly sessionSeconds?: number;
  readonly tls?: boolean;
  /** The authority that signed the brokers' certificates, where it is not a public one. */
  readonly tlsCaFile?: string;
  readonly sasl?: {
    readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
    readonly username: string;
    readonly password: string;
  };
}

/** About 20 s of trying before a publication is called an outage. */
export const kafkaOptions = ({ brokers, clientId, tls, tlsCaFile, sasl }: KafkaConnection): KafkaConfig => ({
  brokers: [...brokers],
  clientId,
  ssl: tlsCaFile === undefined ? (tls ?? false) : { ca: [readFileSync(tlsCaFile, 'utf8')] },
  ...(sasl === undefined ? {} : { sasl: sasl as SASLOptions }),
  connectionTimeout: 5000,
  requestTimeout: 20_000,
  retry: { initialRetryTime: 100, factor: 0.2, multiplier: 2, maxRetryTime: 5000, retries: 8 },
  // What matters is thrown, or told by the subscription.
  logLevel: logLevel.NOTHING,
});
