import type { CommandPlace } from './command-tree.ts';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/**
 * Returns the script by which a shell completes `moisson`. It holds all commands and flags, so completing starts no process. Words have only
 * letters, digits and hyphens; descriptions are quoted for each shell.
 */
export const completionScript = (shell: Shell, places: readonly CommandPlace[]): string => SCRIPTS[shell](places);

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
/** In fish, a backslash escapes within quotes. */
const fishQuoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const wordsOf = ({ choices }: CommandPlace): readonly string[] => choices.map(({ word }) => word);
const commands = (places: readonly CommandPlace[]): readonly string[] =>
  places.map(({ at }) => at).filter((at) => at !== '');

/** Lines of a `case` that follows the command line from one command to the next. */
const follow = (places: readonly CommandPlace[], next: string): string =>
  `${commands(places)
    .map((at) => quoted(at))
    .join(' | ')}) at="${next}" ;;`;

const bash = (places: readonly CommandPlace[]): string => `# moisson: completion for bash
# To use it: eval "$(moisson completion bash)", or save it in ~/.local/share/bash-completion/completions/moisson
_moisson() {
  local at="" next word words="" i
  for ((i = 1; i < COMP_CWORD; i++)); do
    word="\${COMP_WORDS[i]}"
    next="\${at:+$at }$word"
    case "$next" in
      ${follow(places, '$next')}
    esac
  done
  case "$at" in
${places.map((place) => `    ${quoted(place.at)}) words=${quoted(wordsOf(place).join(' '))} ;;`).join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _moisson moisson
`;

const zsh = (places: readonly CommandPlace[]): string => `#compdef moisson
# moisson: completion for zsh
# To use it: eval "$(moisson completion zsh)" after compinit, or save it as _moisson in a folder of $fpath
_moisson() {
  local at="" next i
  local -a choices
  for ((i = 2; i < CURRENT; i++)); do
    next="\${at:+$at }\${words[i]}"
    case "$next" in
      ${follow(places, '$next')}
    esac
  done
  case "$at" in
${places
  .map(
    ({ at, choices }) =>
      `    ${quoted(at)}) choices=(${choices
        .map(({ word, text }) => quoted(`${word}:${text.replaceAll('\\', '\\\\').replaceAll(':', '\\:')}`))
        .join(' ')}) ;;`,
  )
  .join('\n')}
  esac
  _describe moisson choices || _files
}
(( $+functions[compdef] )) && compdef _moisson moisson
`;

const fish = (places: readonly CommandPlace[]): string => `# moisson: completion for fish
# To use it: moisson completion fish > ~/.config/fish/completions/moisson.fish
function __moisson_at
  set -l at ''
  for word in (commandline -opc)[2..-1]
    set -l next (string trim -- "$at $word")
    contains -- "$next" ${commands(places).map(fishQuoted).join(' ')}; and set at "$next"
  end
  test "$at" = "$argv[1]"
end
${places
  .flatMap(({ at, choices }) =>
    choices.map(({ word, text }) => {
      const what = word.startsWith('--') ? `-l ${word.slice(2)}` : `-f -a ${fishQuoted(word)}`;
      return `complete -c moisson -n ${fishQuoted(`__moisson_at ${fishQuoted(at)}`)} ${what} -d ${fishQuoted(text)}`;
    }),
  )
  .join('\n')}
`;

const SCRIPTS: Readonly<Record<Shell, (places: readonly CommandPlace[]) => string>> = { bash, zsh, fish };
