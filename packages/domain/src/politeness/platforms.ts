/**
 * Platforms whose tenants have names of their own under these, and one back end: one budget for all, and one cause when they fail. Most of
 * ArcGIS Hub's names lead through a content network, so their addresses do not say so.
 */
const PLATFORMS: Readonly<Record<string, string>> = {
  'hub.arcgis.com': 'hub.arcgis.com',
  'opendata.arcgis.com': 'hub.arcgis.com',
};

/** Returns the platform that serves a name, if it is a known one. */
export const knownPlatform = (hostname: string): string | undefined => {
  const suffix = Object.keys(PLATFORMS).find((one) => hostname === one || hostname.endsWith(`.${one}`));
  return suffix === undefined ? undefined : PLATFORMS[suffix];
};

/** Returns the host of an address, or the platform that serves it; undefined for a text that is no address. */
export const platformOf = (endpoint: string): string | undefined => {
  const host = URL.parse(endpoint)?.hostname;
  return host === undefined || host === '' ? undefined : (knownPlatform(host) ?? host);
};
