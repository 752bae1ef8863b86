interface Connectable {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
}

/** A client that connects at first use, and again after a failed attempt. */
export class ConnectedOnce<T extends Connectable> {
  readonly #make: () => T;
  #client: Promise<T> | undefined;

  constructor(make: () => T) {
    this.#make = make;
  }

  get(): Promise<T> {
    this.#client ??= this.#connect().catch((error: unknown) => {
      this.#client = undefined;
      throw error;
    });
    return this.#client;
  }

  async close(): Promise<void> {
    const client = await this.#client?.catch(() => undefined);
    await client?.disconnect();
  }

  async #connect(): Promise<T> {
    const client = this.#make();
    await client.connect();
    return client;
  }
}
