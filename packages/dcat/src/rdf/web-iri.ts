/** Characters that no IRI may contain (RFC 3987 §2.2; Turtle's IRIREF): harvested addresses do. */
const FORBIDDEN = /[\u0000-\u0020"<>\\^`{|}\u007f-\u00a0\ufffe\uffff]/g;

/** Some readers remove them even from whole IRIs (RFC 3986 §5.2.4), and others do not. */
const DOT_SEGMENT = /\/(?:\.|%2e){1,2}(?:[/?#]|$)/i;

const encoded = (text: string): string => {
  const whole = text.toWellFormed().replace(FORBIDDEN, encodeURIComponent);
  // Brackets may only be around an address of IPv6 (RFC 3986 §3.2.2), a number sign only before the fragment.
  const start = whole.indexOf('://') + 3;
  const length = whole.slice(start).search(/[/?#]/);
  const end = length < 0 ? whole.length : start + length;
  const [authority, rest] = [whole.slice(0, end), whole.slice(end)];
  const [before, ...fragments] = rest.replace(/[[\]]/g, encodeURIComponent).split('#');
  return fragments.length === 0 ? authority + before! : `${authority}${before!}#${fragments.join('%23')}`;
};

/**
 * Returns a harvested address as an IRI: forbidden characters are percent-encoded, and nothing else is changed, so that it stays comparable.
 * Undefined if it is no web or FTP address.
 */
export const webIri = (address: string | undefined): string | undefined => {
  if (address === undefined || !/^(?:https?|ftps?|sftp):\/\/[^/?#]/i.test(address) || !URL.canParse(address))
    return undefined;
  const iri = encoded(address.trim());
  if (!URL.canParse(iri)) return undefined;
  return DOT_SEGMENT.test(iri) ? encoded(new URL(iri).href) : iri;
};

/** Returns the address as a URI (RFC 3986), which has ASCII characters only. */
export const webUri = (address: string | undefined): string | undefined =>
  webIri(address)?.replace(/[^\u0000-\u007f]+/g, encodeURIComponent);

/** RFC 5321 limits an address to 254 characters; what is masked is no address. */
const EMAIL = /^[\w.!#$%&'*+/=?~-]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,188}[a-z0-9])?$/i;

/** Returns the `mailto:` IRI of an address of e-mail; undefined for other text. */
export const mailIri = (email: string | undefined): string | undefined =>
  email !== undefined && EMAIL.test(email) ? `mailto:${email.replace(/[%/?#^`{|}]/g, encodeURIComponent)}` : undefined;
