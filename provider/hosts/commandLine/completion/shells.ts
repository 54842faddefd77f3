/** The shells for which there is a script. */
export const SHELLS = ["bash", "zsh", "fish"] as const;
export type Shell = (typeof SHELLS)[number];

/**
 * The script that makes a shell complete `batchflow`. It asks the command line itself, with the words up to the cursor as
 * they are: none of them is evaluated.
 */
export function scriptFor(shell: Shell, command: string): string {
  return SCRIPTS[shell](command);
}

const SCRIPTS: Readonly<Record<Shell, (command: string) => string>> = { bash, zsh, fish };

// Bash breaks words at colons and equals signs too, which types and NAME=ID have, and replaces only what is behind the last.
function bash(command: string): string {
  return `_batchflow() {
  local line="\${COMP_LINE:0:COMP_POINT}" words word breaks="" before="" value _
  read -r -a words <<< "$line"
  [[ "$line" == *[[:space:]] ]] && words+=("")
  word="\${words[\${#words[@]}-1]}"
  [[ "$COMP_WORDBREAKS" == *:* ]] && breaks+=":"
  [[ "$COMP_WORDBREAKS" == *=* ]] && breaks+="="
  [[ -n "$breaks" && "$word" == *[$breaks]* ]] && before="\${word%"\${word##*[$breaks]}"}"
  COMPREPLY=()
  while IFS=$'\\t' read -r value _; do
    if [[ "$value" == :files ]]; then
      compopt -o filenames 2> /dev/null
      while IFS= read -r value; do COMPREPLY+=("$value"); done < <(compgen -f -- "\${word#"$before"}")
    else
      COMPREPLY+=("\${value#"$before"}")
    fi
  done < <("$1" ${command} -- "\${words[@]:1}" 2> /dev/null)
}
complete -F _batchflow batchflow
`;
}

function zsh(command: string): string {
  return `#compdef batchflow
_batchflow() {
  local -a found
  local line
  for line in "\${(@f)$("$words[1]" ${command} -- "\${(@Q)words[2,CURRENT]}" 2> /dev/null)}"; do
    if [[ "$line" == :files ]]; then
      _files
      return
    fi
    [[ -n "$line" ]] && found+=("\${\${line//:/\\\\:}/$'\\t'/:}")
  done
  _describe batchflow found
}
if [[ "$funcstack[1]" == _batchflow ]]; then _batchflow "$@"; else compdef _batchflow batchflow; fi
`;
}

function fish(command: string): string {
  return `function __batchflow_complete
    set -l words (commandline --tokenize --cut-at-cursor --current-process)
    set -l word (commandline --current-token --cut-at-cursor)
    set -l found ($words[1] ${command} -- $words[2..] "$word" 2> /dev/null)
    if test "$found" = :files
        __fish_complete_path "$word"
    else
        printf '%s\\n' $found
    end
end
complete --command batchflow --no-files --arguments '(__batchflow_complete)'
`;
}
