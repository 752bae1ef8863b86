import type { Request, Response } from 'express';

/** Cookies of the console: never read by a script, never sent with another site's form, and with https sent by https alone. */
export class Cookies {
  readonly #isSecure: boolean;

  constructor(publicUrl: string) {
    this.#isSecure = publicUrl.startsWith('https:');
  }

  get(request: Request, name: string): string | undefined {
    const wanted = `${this.#named(name)}=`;
    return request.headers.cookie
      ?.split(';')
      .map((one) => one.trim())
      .find((one) => one.startsWith(wanted))
      ?.slice(wanted.length);
  }

  set(response: Response, name: string, value: string, maxAge: number): void {
    response.cookie(this.#named(name), value, { ...this.#options(), maxAge });
  }

  clear(response: Response, name: string): void {
    response.clearCookie(this.#named(name), this.#options());
  }

  /** `__Host-`: no other host of the site can set it (RFC 6265bis §4.1.3). */
  #named(name: string): string {
    return this.#isSecure ? `__Host-${name}` : name;
  }

  #options() {
    return { httpOnly: true, sameSite: 'lax', secure: this.#isSecure, path: '/' } as const;
  }
}
