import { readFileSync } from 'node:fs';
import { logLevel, type KafkaConfig, type SASLOptions } from 'kafkajs';

/** The connection to the brokers. */
export interface KafkaConnection {
  readonly brokers: readonly string[];
  readonly clientId: string;
  /** Prefix of every topic and group, for several Moissons on one cluster. */
  readonly topicPrefix?: string;
  /** Seconds of silence after which the group considers a member dead. Its partitions are not read until then. */
  readonly sessionSeconds?: number;
  readonly tls?: boolean;
  /** File of the CA that signed the brokers' certificates, if it is not a public one. */
  readonly tlsCaFile?: string;
  readonly sasl?: {
    readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
    readonly username: string;
    readonly password: string;
  };
}

/** Retries for about 20 s before a publication fails as an outage. */
export const kafkaOptions = ({ brokers, clientId, tls, tlsCaFile, sasl }: KafkaConnection): KafkaConfig => ({
  brokers: [...brokers],
  clientId,
  ssl: tlsCaFile === undefined ? (tls ?? false) : { ca: [readFileSync(tlsCaFile, 'utf8')] },
  ...(sasl === undefined ? {} : { sasl: sasl as SASLOptions }),
  connectionTimeout: 5000,
  requestTimeout: 20_000,
  retry: { initialRetryTime: 100, factor: 0.2, multiplier: 2, maxRetryTime: 5000, retries: 8 },
  // Important errors are thrown, or reported by the subscription.
  logLevel: logLevel.NOTHING,
});
