/** Whether a path is of the JSON API, for programs: its problems are never pages. */
export const isApiPath = (path: string): boolean => path.startsWith('/api/') || path === '/openapi.json';
