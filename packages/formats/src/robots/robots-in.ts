/** What a site's robots.txt (RFC 9309) asks of an agent. */
export interface Robots {
  /** Addresses of sitemaps, as given. */
  readonly sitemaps: readonly string[];
  /** Seconds between two requests, if it asks for some; `Crawl-delay` is not in the RFC, but common. */
  readonly crawlDelaySeconds?: number;
  /** Whether an address may be read. One of another site is not restricted. */
  readonly isAllowed: (url: string) => boolean;
}

const MAX_LINES = 20_000;
const MAX_RULES = 1000;
const MAX_SITEMAPS = 500;
const MAX_PATTERN = 300;

interface Rule {
  readonly allows: boolean;
  /** Length of the whole pattern. */
  readonly length: number;
  /** What is between its `*`. */
  readonly parts: readonly string[];
  readonly isAnchored: boolean;
}
interface Group {
  readonly rules: Rule[];
  crawlDelay?: number;
}

/**
 * Reads the text of a robots.txt at an address for an agent, by its product token (§2.2.1): its own group counts;
 * without one, the group of all agents. Rules and lines are bounded, and matching takes linear time. Never throws.
 */
export const robotsIn = (text: string, url: string, agent: string): Robots => {
  const sitemaps: string[] = [];
  const groups = new Map<string, Group>();
  let current: Group[] = [];
  let isNaming = false;
  for (const line of text.split(/\r\n|\r|\n/, MAX_LINES)) {
    const [, field = '', value = ''] = /^\s*([a-z-]{1,30})\s*:\s*([^#\s]*)/i.exec(line) ?? [];
    const name = field.toLowerCase();
    if (name === 'user-agent') {
      if (!isNaming) current = [];
      const named = value.toLowerCase();
      const group = groups.get(named) ?? { rules: [] };
      groups.set(named, group);
      current.push(group);
      isNaming = true;
      continue;
    }
    if (name === 'sitemap' && value !== '' && sitemaps.length < MAX_SITEMAPS) sitemaps.push(value);
    if (name !== 'allow' && name !== 'disallow' && name !== 'crawl-delay') continue;
    isNaming = false;
    for (const group of current) add(group, name, value);
  }
  const host = URL.parse(url)?.host;
  const ours = groups.get(agent.toLowerCase()) ?? groups.get('*') ?? { rules: [] };
  return {
    sitemaps,
    isAllowed: (asked) => {
      const target = URL.parse(asked);
      return target === null || target.host !== host || isAllowed(ours.rules, target.pathname + target.search);
    },
    ...(ours.crawlDelay === undefined ? {} : { crawlDelaySeconds: ours.crawlDelay }),
  };
};

const add = (group: Group, name: string, value: string): void => {
  if (name === 'crawl-delay') {
    const seconds = Number(value);
    if (value !== '' && Number.isFinite(seconds) && seconds > 0) group.crawlDelay ??= seconds;
  } else if (value !== '' && value.length <= MAX_PATTERN && group.rules.length < MAX_RULES)
    group.rules.push(ruleOf(name === 'allow', value));
};

const ruleOf = (allows: boolean, pattern: string): Rule => {
  const isAnchored = pattern.endsWith('$');
  const parts = (isAnchored ? pattern.slice(0, -1) : pattern).split('*');
  return { allows, length: pattern.length, parts, isAnchored };
};

/** The longest matching pattern counts; of two of the same length the one that allows (RFC 9309 §2.2.2). */
const isAllowed = (rules: readonly Rule[], path: string): boolean => {
  let best: Rule | undefined;
  for (const rule of rules) {
    const length = rule.length - (best?.length ?? -1);
    if ((length > 0 || (length === 0 && rule.allows)) && matches(rule, path)) best = rule;
  }
  return best?.allows ?? true;
};

/** `*` stands for any characters, `$` at the end for the end of the address. Each part is looked for once. */
const matches = ({ parts: [first = '', ...others], isAnchored }: Rule, path: string): boolean => {
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
