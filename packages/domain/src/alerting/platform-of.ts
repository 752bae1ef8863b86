/** Platforms that give each of their customers a name of their own: if one fails, all do. */
const PLATFORMS: readonly string[] = ['arcgis.com', 'opendatasoft.com', 'socrata.com', 'ckan.net'];

/** Returns the host of an address, or the platform that runs it; undefined for a text that is no address. */
export const platformOf = (endpoint: string): string | undefined => {
  const host = URL.parse(endpoint)?.hostname;
  if (host === undefined || host === '') return undefined;
  return PLATFORMS.find((platform) => host === platform || host.endsWith(`.${platform}`)) ?? host;
};
