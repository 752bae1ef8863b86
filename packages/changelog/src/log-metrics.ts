import { metrics, type Histogram } from '@opentelemetry/api';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

interface Instruments {
  readonly operation: Histogram;
  readonly process: Histogram;
}

/** What is counted of the event log, by OpenTelemetry's conventions for messaging (in development there). */
export class LogMetrics {
  readonly #system: string;
  #made: Instruments | undefined;

  constructor(system: string) {
    this.#system = system;
  }

  /** Times a publication. */
  publishing<T>(topic: string, work: () => Promise<T>): Promise<T> {
    return this.#timed(this.#instruments.operation, 'send', topic, work);
  }

  /** Times the handling of a batch. */
  processing<T>(topic: string, work: () => Promise<T>): Promise<T> {
    return this.#timed(this.#instruments.process, 'process', topic, work);
  }

  async #timed<T>(histogram: Histogram, operation: string, topic: string, work: () => Promise<T>): Promise<T> {
    const start = performance.now();
    const attributes = {
      'messaging.system': this.#system,
      'messaging.operation.name': operation,
      'messaging.destination.name': topic,
    };
    try {
      const result = await work();
      histogram.record((performance.now() - start) / 1000, attributes);
      return result;
    } catch (error) {
      const type = error instanceof Error ? error.name : 'unknown';
      histogram.record((performance.now() - start) / 1000, { ...attributes, 'error.type': type });
      throw error;
    }
  }

  // Made when first used: before, nobody may be there to collect them.
  get #instruments(): Instruments {
    const meter = metrics.getMeter('moisson');
    const options = { unit: 's', advice: { explicitBucketBoundaries: SECONDS } };
    return (this.#made ??= {
      operation: meter.createHistogram('messaging.client.operation.duration', {
        ...options,
        description: 'Publications to the event log',
      }),
      process: meter.createHistogram('messaging.process.duration', {
        ...options,
        description: 'Handling of batches from the event log',
      }),
    });
  }
}
