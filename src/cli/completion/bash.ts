import type { CompletedCommand, Value } from "./tree";

/** For bash from 4 on; needs no package beside it. @param stacks offered where nothing is synthesized yet */
export function bashCompletion(commands: readonly CompletedCommand[], stacks: readonly string[]): string {
  return `# Completion of \`durable\` for bash: source <(durable completion bash)
_durable_stacks() {
  local stack found=""
  for stack in cdktf.out/stacks/*/; do
    stack="$(basename "$stack")"
    # bash expands what it chooses from: a folder of another name could run a command.
    case "$stack" in *[!A-Za-z0-9_-]*) ;; *) found="$found $stack" ;; esac
  done
  echo "\${found:-${stacks.join(" ")}}"
}

_durable() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" way=durable at
  # \`--stack=NAME\` comes as three words.
  if [ "$word" = "=" ]; then word=""; elif [ "$before" = "=" ]; then before="\${COMP_WORDS[COMP_CWORD-2]}"; fi
  COMPREPLY=()
  for ((at = 1; at < COMP_CWORD; at++)); do
    case "$way \${COMP_WORDS[at]}" in
${rows(
  commands.slice(1).map(({ path }) => path),
  'way="$way ${COMP_WORDS[at]}"',
)}
    esac
  done
  case "$way $before" in
${commands.flatMap(valueRows).join("\n")}
  esac
  case "$way:$word" in
${commands.flatMap(wordRows).join("\n")}
  esac
}
complete -F _durable durable
`;
}

function rows(patterns: readonly string[], action: string): string {
  return `      ${patterns.map((pattern) => `"${pattern}"`).join(" | ")})\n        ${action} ;;`;
}

function valueRows({ path, options }: CompletedCommand): readonly string[] {
  return options.flatMap(({ names, value }) =>
    value === undefined
      ? []
      : [`    ${names.map((name) => `"${path} ${name}"`).join(" | ")}) ${candidates(value)}; return ;;`],
  );
}

function wordRows({ path, commands, options, argument }: CompletedCommand): readonly string[] {
  const names = options.flatMap((option) => option.names.filter((name) => name.startsWith("--")));
  const words = commands.map(({ name }) => name).join(" ");
  const rest =
    argument === undefined ? `COMPREPLY=($(compgen -W "${words}" -- "$word"))` : candidates(argument);
  return [
    `    "${path}":-*) COMPREPLY=($(compgen -W "${names.join(" ")}" -- "$word")) ;;`,
    `    "${path}":*) ${rest} ;;`,
  ];
}

function candidates(value: Value): string {
  switch (value.kind) {
    case "words":
      return `COMPREPLY=($(compgen -W "${value.words.join(" ")}" -- "$word"))`;
    case "stacks":
      return 'COMPREPLY=($(compgen -W "$(_durable_stacks)" -- "$word"))';
    case "files":
      return 'compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$word")';
    case "folders":
      return 'compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -d -- "$word")';
    case "text":
      return ":";
  }
}
