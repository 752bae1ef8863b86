import { type License } from '@moisson/contracts';
import { defined, cutText } from '@moisson/kernel';
import { foldedWords, isOpen, licenceAt, licenceNamed, restrictions, type NamedLicence } from '@moisson/vocabularies';
import { parseUrl } from './urls.ts';

/** The fields of a record that describe its licence. */
export interface GivenLicence {
  readonly id?: string | undefined;
  /** A web address. */
  readonly url?: string | undefined;
  readonly title?: string | undefined;
}

export interface LicenceReading {
  readonly license: License;
  /** True if the licence is certain. */
  readonly known: boolean;
  readonly open: boolean;
  /** True if its fields contradict each other. */
  readonly contradictory: boolean;
  /** True if no field gives its version. */
  readonly versionless: boolean;
}

/** Texts for a missing licence, folded. */
const NOT_GIVEN =
  /^(?:not ?specified|none|n a|null|undefined|unknown|(?:no )?licen[cs]e (?:not )?(?:provided|given|specified)|no licen[cs]e|aucune?|aucune licence|(?:licence )?non specifiee?)$/;
const isGiven = (text: string): boolean => text.length >= 50 || !NOT_GIVEN.test(foldedWords(text));
const IMAGE = /\.(?:png|jpe?g|gif|svg|webp|ico|bmp)$/i;
const MAX_ORIGINAL = 2000;

/**
 * Returns a licence from its id, address and title. If they differ, the most restrictive licence and the oldest version
 * win, and a port is kept. Never guesses from prose, or from a link or image in it, and never returns a more open
 * licence than any given one.
 */
export const readLicence = (fields: GivenLicence): LicenceReading | undefined => {
  const { id, url, title } = { id: only(fields.id), url: only(fields.url), title: only(fields.title) };
  const original = id ?? title ?? url;
  if (original === undefined) return undefined;
  const claims = [
    id === undefined ? undefined : (licenceNamed(id, 'id') ?? licenceAt(id)),
    url === undefined ? undefined : licenceAt(url),
    title === undefined ? undefined : (licenceNamed(title, 'title') ?? licenceAt(title)),
  ].filter((claim) => claim !== undefined);
  const { named, contradictory } = narrowest(claims);
  const given = cutText(original, MAX_ORIGINAL);
  if (named?.id !== undefined)
    return {
      license: { id: named.id, ...defined({ uri: named.uri }), original: given },
      known: true,
      open: isOpen(named),
      contradictory,
      versionless: named.version === undefined && named.uri === undefined,
    };
  const uri = named === undefined ? licencePage(url) : undefined;
  return {
    license: { ...defined({ uri }), original: given },
    known: false,
    open: false,
    contradictory,
    versionless: false,
  };
};

const only = (text: string | undefined): string | undefined =>
  text === undefined || !isGiven(text) ? undefined : text;

/** Returns the address of an unknown licence, unless it is that of an image. */
const licencePage = (url: string | undefined): string | undefined =>
  url === undefined || IMAGE.test(parseUrl(url)?.pathname ?? '') ? undefined : url;

const narrowness = ({ restriction }: NamedLicence): number => restrictions.indexOf(restriction);

const narrowest = (
  claims: readonly NamedLicence[],
): { readonly named: NamedLicence | undefined; readonly contradictory: boolean } => {
  let named: NamedLicence | undefined;
  let contradictory = false;
  for (const claim of claims) {
    if (named === undefined) {
      named = claim;
      continue;
    }
    const both = together(named, claim);
    named = both.named;
    contradictory ||= both.contradictory;
  }
  return { named, contradictory };
};

/** Combines two statements about one licence. */
const together = (
  a: NamedLicence,
  b: NamedLicence,
): { readonly named: NamedLicence; readonly contradictory: boolean } => {
  const narrower = narrowness(b) > narrowness(a) ? b : a;
  if (a.id === undefined || b.id === undefined) {
    const [kind, exact] = a.id === undefined ? [a, b] : [b, a];
    return allows(kind, exact) ? { named: exact, contradictory: false } : { named: narrower, contradictory: true };
  }
  if (a.family !== b.family) return { named: narrower, contradictory: true };
  if (a.version === b.version)
    return {
      named: a.port === undefined ? (b.port === undefined && a.versionIs === 'certain' ? a : b) : a,
      contradictory: a.port !== undefined && b.port !== undefined && a.port !== b.port,
    };
  if (a.version === undefined || b.version === undefined)
    return { named: a.version === undefined ? b : a, contradictory: false };
  const older = a.version < b.version ? a : b;
  if (a.versionIs !== b.versionIs) return { named: a.versionIs === 'certain' ? a : b, contradictory: false };
  return { named: older, contradictory: true };
};

/** Returns whether a licence fits the kind that a vague id ("other, open") names. */
const allows = (kind: NamedLicence, exact: NamedLicence): boolean => {
  const [most, asked] = [narrowness(kind), narrowness(exact)];
  if (kind.restriction === 'share-alike') return asked <= most;
  if (kind.restriction === 'non-commercial') return asked >= most && exact.restriction !== 'closed';
  return asked === most;
};
