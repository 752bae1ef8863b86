/** The rules of a site's robots.txt (RFC 9309) for our agent. */
export interface Robots {
  /** Addresses of sitemaps, as given. */
  readonly sitemaps: readonly string[];
  /** Seconds between two requests, if given. No part of the standard, but frequent. */
  readonly crawlDelay?: number;
  /** Whether an address may be read, by its path and query. */
  readonly allows: (path: string) => boolean;
}

/** The product token of our User-Agent (RFC 9309 §2.2.1). */
const AGENT = 'moisson';
/** A longer file is cut, as the standard allows from 500 KiB (§2.5). */
export const MAX_ROBOTS_BYTES = 512 * 1024;
const MAX_LINES = 20_000;
const MAX_RULES = 2000;
const MAX_SITEMAPS = 500;
const MAX_PATTERN = 500;

interface Rule {
  readonly allows: boolean;
  readonly pattern: string;
}
interface Group {
  readonly rules: Rule[];
  crawlDelay?: number;
}

/** Reads a robots.txt. The group of our own agent counts; without one, the group of all agents. Never throws. */
export const readRobots = (text: string): Robots => {
  const sitemaps: string[] = [];
  const groups = new Map<string, Group>();
  let current: Group[] = [];
  let isNaming = false;
  for (const line of text.split(/\r\n|\r|\n/, MAX_LINES)) {
    const [, field = '', value = ''] = /^\s*([a-z-]{1,30})\s*:\s*([^#\s]*)/i.exec(line) ?? [];
    const name = field.toLowerCase();
    if (name === 'user-agent') {
      if (!isNaming) current = [];
      const agent = value.toLowerCase();
      const group = groups.get(agent) ?? { rules: [] };
      groups.set(agent, group);
      current.push(group);
      isNaming = true;
      continue;
    }
    if (name === 'sitemap' && value !== '' && sitemaps.length < MAX_SITEMAPS) sitemaps.push(value);
    if (name !== 'allow' && name !== 'disallow' && name !== 'crawl-delay') continue;
    isNaming = false;
    for (const group of current) add(group, name, value);
  }
  const ours = groups.get(AGENT) ?? groups.get('*') ?? { rules: [] };
  return {
    sitemaps,
    allows: (path) => isAllowed(ours.rules, path),
    ...(ours.crawlDelay === undefined ? {} : { crawlDelay: ours.crawlDelay }),
  };
};

const add = (group: Group, name: string, value: string): void => {
  if (name === 'crawl-delay') {
    const seconds = Number(value);
    if (value !== '' && Number.isFinite(seconds) && seconds >= 0) group.crawlDelay ??= seconds;
  } else if (value !== '' && value.length <= MAX_PATTERN && group.rules.length < MAX_RULES)
    group.rules.push({ allows: name === 'allow', pattern: value });
};

/** The longest matching pattern counts; of two of the same length the one that allows (RFC 9309 §2.2.2). */
const isAllowed = (rules: readonly Rule[], path: string): boolean => {
  let best: Rule | undefined;
  for (const rule of rules) {
    const length = rule.pattern.length - (best?.pattern.length ?? -1);
    if ((length > 0 || (length === 0 && rule.allows)) && matches(rule.pattern, path)) best = rule;
  }
  return best?.allows ?? true;
};

/** `*` stands for any characters, `$` at the end for the end of the address. Linear for each part of the pattern. */
const matches = (pattern: string, path: string): boolean => {
  const isAnchored = pattern.endsWith('$');
  const [first = '', ...others] = (isAnchored ? pattern.slice(0, -1) : pattern).split('*');
  if (!path.startsWith(first)) return false;
  let at = first.length;
  for (const [index, part] of others.entries()) {
    const isLast = index === others.length - 1;
    if (isLast && isAnchored) return path.length - part.length >= at && path.endsWith(part);
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return !isAnchored || at === path.length;
};
