/** What programs read besides the API: the catalogue, its datasets and its changes in the forms of other catalogues, and calendars. */
const FOR_PROGRAMS =
  /^\/(?:openapi\.json|data\.json|catalog(?:\.\w{1,10})?|ldes(?:[./].*)?|oai|ogc(?:\/.*)?|feed\.atom|opensearch\.xml|datasets\/[^/]{1,100}\.\w{1,10}|(?:datasets\/[^/]{1,100}\/)?calendar\.ics)$/;

/** Whether programs read a path: its problems are JSON, never pages. */
export const isApiPath = (path: string): boolean => path.startsWith('/api/') || FOR_PROGRAMS.test(path);
