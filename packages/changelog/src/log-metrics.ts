import { metrics, type Histogram } from '@opentelemetry/api';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** One publication, or the processing of one batch. */
export interface LogOperation {
  readonly system: 'kafka' | 'sqlite';
  readonly operation: 'send' | 'process';
  readonly topic: string;
  readonly seconds: number;
  /** The name of the error, if it failed. */
  readonly errorType?: string;
}

let made: Readonly<Record<LogOperation['operation'], Histogram>> | undefined;

/** Records an operation by OpenTelemetry's messaging conventions (their status is "development"). */
export const recordLogOperation = ({ system, operation, topic, seconds, errorType }: LogOperation): void => {
  made ??= createHistograms();
  made[operation].record(seconds, {
    'messaging.system': system,
    'messaging.operation.name': operation,
    'messaging.destination.name': topic,
    ...(errorType === undefined ? {} : { 'error.type': errorType }),
  });
};

// Created at first use: earlier, no exporter may be registered.
const createHistograms = (): Readonly<Record<LogOperation['operation'], Histogram>> => {
  const meter = metrics.getMeter('moisson');
  const options = { unit: 's', advice: { explicitBucketBoundaries: SECONDS } };
  return {
    send: meter.createHistogram('messaging.client.operation.duration', {
      ...options,
      description: 'Publications to the event log',
    }),
    process: meter.createHistogram('messaging.process.duration', {
      ...options,
      description: 'Handling of batches from the event log',
    }),
  };
};

/** Runs the work of an operation and records its duration. */
export const timedOperation = async <T>(
  named: Pick<LogOperation, 'system' | 'operation' | 'topic'>,
  record: (operation: LogOperation) => void,
  work: () => Promise<T>,
): Promise<T> => {
  const start = performance.now();
  const seconds = (): number => (performance.now() - start) / 1000;
  try {
    const result = await work();
    record({ ...named, seconds: seconds() });
    return result;
  } catch (error) {
    record({ ...named, seconds: seconds(), errorType: error instanceof Error ? error.name : 'unknown' });
    throw error;
  }
};
