/**
 * Returns the address with these query parameters, which replace those of the same names. The other ones keep their
 * encoding: some servers do not read a plus sign as a space.
 */
export const withParameters = (url: URL, parameters: Readonly<Record<string, string>>): string => {
  const names = Object.keys(parameters);
  if (names.length === 0) return url.href;
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((part) => part !== '' && !names.includes(nameIn(part)));
  const added = names.map((name) => `${encodeURIComponent(name)}=${encodeURIComponent(parameters[name]!)}`);
  return `${url.origin}${url.pathname}?${[...kept, ...added].join('&')}`;
};

const nameIn = (part: string): string => {
  const name = part.split('=', 1)[0]!;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
};
