/** A browser that keeps cookies and follows redirects, also to other origins on this machine. */
export class CookieBrowser {
  readonly cookies = new Map<string, string>();

  /** Follows redirects; returns the last answer and its address. */
  async get(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    let response = await this.once('GET', url, headers);
    for (let hops = 0; response.status >= 300 && response.status < 400 && hops < 10; hops += 1) {
      const next = new URL(response.headers.get('location')!, response.url).href;
      response = await this.once('GET', next, headers);
    }
    return response;
  }

  /** Sends one request and keeps its cookies. */
  async once(method: string, url: string, headers: Readonly<Record<string, string>> = {}, body?: URLSearchParams) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, {
      method,
      headers: { accept: 'text/html', cookie, ...headers },
      redirect: 'manual',
      ...(body === undefined ? {} : { body }),
    });
    for (const one of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
      if (value === '' || /Expires=Thu, 01 Jan 1970/i.test(one)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }
}
