import type { CertificateTimes } from '@moisson/contracts';
import type { SourceFetch } from '@moisson/domain';

const MAX_HOSTS = 20;

/** Counts which hosts answered a run, after redirects; without `www.`. Notes which of their certificates ends first. */
export class AnsweringHosts {
  readonly #answers = new Map<string, number>();
  #certificate: CertificateTimes | undefined;
  #clientCertificate: CertificateTimes | undefined;

  /** Returns the same fetch, its answers counted. */
  counting(fetch: SourceFetch): SourceFetch {
    return {
      send: async (request) => {
        const body = await fetch.send(request);
        const { certificate, clientCertificate } = body;
        this.#clientCertificate ??= clientCertificate;
        if (certificate !== undefined && certificate.until < (this.#certificate?.until ?? '~'))
          this.#certificate = certificate;
        const host = URL.parse(body.url)?.host.replace(/^www\./, '');
        if (host !== undefined && (this.#answers.has(host) || this.#answers.size < MAX_HOSTS))
          this.#answers.set(host, (this.#answers.get(host) ?? 0) + 1);
        return body;
      },
    };
  }

  /** The certificate that ends first; undefined if no answer came by TLS. */
  get certificate(): CertificateTimes | undefined {
    return this.#certificate;
  }

  /** That which we showed; undefined if none was. */
  get clientCertificate(): CertificateTimes | undefined {
    return this.#clientCertificate;
  }

  /** For each host, the share of answers that it gave. */
  get shares(): ReadonlyMap<string, number> {
    const all = [...this.#answers.values()].reduce((sum, count) => sum + count, 0);
    return new Map([...this.#answers].map(([host, count]) => [host, count / all]));
  }
}
