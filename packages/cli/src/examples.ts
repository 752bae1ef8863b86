import type { Language } from '@moisson/kernel';
import type { Command } from 'commander';

/** One or two examples of each command, without `moisson`. */
export const examples: Readonly<Record<string, readonly string[]>> = {
  'source add': [
    'source add --id laval --address https://www.donneesquebec.ca/organisation/ville-de-laval',
    "source add --id gatineau --address https://www.donneesquebec.ca/organisation/ville-de-gatineau --schedule '0 3 * * *'",
  ],
  'source list': ['source list', 'source list --json'],
  'source show': ['source show laval'],
  'source check': ['source check laval', 'source check www.donneesquebec.ca'],
  'source pause': ['source pause laval'],
  'source resume': ['source resume laval'],
  'source release': ['source release laval'],
  'source retire': ['source retire laval'],
  'source run': ['source run laval --wait'],
  'source set': ["source set laval --schedule '0 3 * * *'", 'source set laval --authority 100 --grace-hours 48'],
  'source quota': ['source quota laval --records 80000'],
  'source credentials set': ['source credentials set laval --bearer-file jeton.txt'],
  'source credentials show': ['source credentials show laval'],
  'source credentials remove': ['source credentials remove laval --kind bearer'],
  'source mapping show': ['source mapping show laval'],
  'source mapping preview': ['source mapping preview laval -f regles.yaml'],
  'source mapping set': ['source mapping set laval -f regles.yaml --wait'],
  'source mapping restore': ['source mapping restore laval 3', 'source mapping restore laval 0'],
  'credentials rotate': ['credentials rotate'],
  plan: ['plan -f deploy/sources/quebec.yaml', 'plan -f villes.yaml --prune'],
  apply: ['apply -f deploy/sources/quebec.yaml', 'apply -f villes.yaml --prune --take'],
  schema: ['schema > sources.schema.json'],
  export: ['export', 'export --name quebec.yaml'],
  runs: ['runs', 'runs --source laval'],
  'organization add': ["organization add --id ville-de-laval --name 'Ville de Laval'"],
  'organization list': ['organization list'],
  'hold list': ['hold list'],
  'hold show': ['hold show laval:12'],
  'hold approve': ['hold approve laval:12', 'hold approve laval:12 --record arbres'],
  'hold refuse': ['hold refuse laval:12'],
  'hold undo': ['hold undo laval:12'],
  'dead-letter list': ['dead-letter list'],
  'source upload': ['source upload mrc liste.csv'],
  'source file': ['source file mrc'],
  'source dry-run': [
    'source dry-run laval',
    'source dry-run --id laval --address https://www.donneesquebec.ca/organisation/ville-de-laval',
  ],
  'source dry-runs': ['source dry-runs laval'],
  'source draft save': [
    'source draft save --id laval --address https://www.donneesquebec.ca/organisation/ville-de-laval',
  ],
  'source draft discard': ['source draft discard laval'],
  'run show': ['run show laval:12'],
  'run cancel': ['run cancel laval'],
  'dead-letter causes': ['dead-letter causes'],
  'dead-letter show': ['dead-letter show 7f3a'],
  'dead-letter replay': ['dead-letter replay 7f3a', 'dead-letter replay --cause event.unreadable'],
  'dead-letter discard': ["dead-letter discard 7f3a --reason 'fiche de test'"],
  'dead-letter reopen': ['dead-letter reopen 7f3a'],
  'merge list': ['merge list', 'merge list --state waiting'],
  'merge find': ['merge find'],
  'merge show': ['merge show 3c9d'],
  'merge accept': ['merge accept 3c9d'],
  'merge refuse': ['merge refuse 3c9d'],
  'merge undo': ['merge undo 3c9d'],
  'inbox list': ['inbox list'],
  'inbox assign': ['inbox assign hold:laval:12 Zoé', 'inbox assign hold:laval:12'],
  'inbox comment': ["inbox comment hold:laval:12 'La ville répond demain.'"],
  'digest show': ['digest show', 'digest show --json'],
  'digest send-test': ['digest send-test'],
  'key add': ["key add --id robot --name 'Robot de Laval' --role viewer --days 30"],
  'key list': ['key list'],
  'key revoke': ['key revoke robot'],
  'audit list': ['audit list', 'audit list --target source:laval --limit 20'],
  'audit export': ['audit export > journal.ndjson'],
  mcp: ['mcp', 'mcp --portal https://donnees.example.org'],
  doctor: ['doctor', 'doctor --json'],
  'support-bundle': ['support-bundle', 'support-bundle --output soutien.zip'],
  completion: ['completion bash', 'completion zsh', 'completion fish'],
  serve: ['serve'],
  'topics apply': ['topics apply'],
  'topics check': ['topics check'],
  migrate: ['migrate'],
  rebuild: ['rebuild', 'rebuild --after laval/arbres'],
  'index rebuild': ['index rebuild --search'],
};

/** Adds the examples to the help of each command. */
export const addExamples = (command: Command, language: Language, at = ''): void => {
  const some = examples[at];
  if (some !== undefined)
    command.addHelpText(
      'after',
      `\n${[language === 'fr' ? 'Exemples :' : 'Examples:', ...some.map((one) => `  moisson ${one}`)].join('\n')}`,
    );
  for (const child of command.commands)
    addExamples(child, language, at === '' ? child.name() : `${at} ${child.name()}`);
};
