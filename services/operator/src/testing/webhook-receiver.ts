import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isVerified } from './is-verified.ts';

/** A message as it arrived, with whether the library of Standard Webhooks accepts it. */
export interface ReceivedMessage {
  readonly id: string;
  readonly body: string;
  readonly number: number;
  readonly signatures: number;
  readonly isVerified: boolean;
}

/** How a receiver answers a message; nothing is answered while it returns undefined. */
export type Answering = (
  message: ReceivedMessage,
  response: ServerResponse,
) => number | readonly [status: number, headers: Readonly<Record<string, string>>] | undefined;

/** A subscriber on loopback. */
export class WebhookReceiver implements AsyncDisposable {
  readonly received: ReceivedMessage[] = [];
  /** Verifies with these. */
  secrets: readonly string[] = [];
  answer: Answering = () => 204;
  readonly #server = createServer((request, response) => void this.#receive(request, response));
  #arrived = Promise.withResolvers<undefined>();

  static async start(): Promise<WebhookReceiver> {
    const receiver = new WebhookReceiver();
    await new Promise<void>((resolve) => receiver.#server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/moisson`;
  }

  get numbers(): readonly number[] {
    return this.received.map(({ number }) => number);
  }

  /** Resolves once so many messages arrived. */
  async until(count: number): Promise<void> {
    while (this.received.length < count) await this.#arrived.promise;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const message = this.#read(request, body);
    this.received.push(message);
    this.#arrived.resolve(undefined);
    this.#arrived = Promise.withResolvers();
    const given = this.answer(message, response);
    if (given === undefined) return;
    const [status, headers] = typeof given === 'number' ? [given, {}] : given;
    response.writeHead(status, headers).end();
  }

  #read({ headers }: IncomingMessage, body: string): ReceivedMessage {
    const given = headers as Record<string, string>;
    const isAccepted = this.secrets.some((secret) => isVerified(secret, body, given));
    const { data } = JSON.parse(body) as { readonly data: { readonly number: number } };
    const signatures = given['webhook-signature']!.split(' ').length;
    return { id: given['webhook-id']!, body, number: data.number, signatures, isVerified: isAccepted };
  }
}
