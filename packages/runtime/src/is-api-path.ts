/** Whether a path belongs to the JSON API: its problems are JSON, never pages. */
export const isApiPath = (path: string): boolean => path.startsWith('/api/') || path === '/openapi.json';
