import { oneLine, quoted } from "./quoted";
import type { CompletedCommand, Value } from "./tree";

/** Sourced after `compinit`, or put into a folder of `fpath` as `_durable`. @param stacks see `bash.ts` */
export function zshCompletion(commands: readonly CompletedCommand[], stacks: readonly string[]): string {
  return `#compdef durable
# Completion of \`durable\` for zsh: source <(durable completion zsh)
_durable_stacks() {
  local -a found=(cdktf.out/stacks/*(N/:t))
  compadd -- \${found:-${stacks.join(" ")}}
}

_durable() {
  local word="\${words[CURRENT]}" before="\${words[CURRENT-1]}" way=durable at
  local -a commands options
  for ((at = 2; at < CURRENT; at++)); do
    case "$way \${words[at]}" in
      ${commands
        .slice(1)
        .map(({ path }) => `"${path}"`)
        .join(" | ")})
        way="$way \${words[at]}" ;;
    esac
  done
  case "$way $before" in
${commands.flatMap(valueRows).join("\n")}
  esac
  case "$way" in
${commands.map(commandRow).join("\n")}
  esac
  if [[ "$word" == -* ]]; then _describe -o option options; return; fi
  (( \${#commands} )) && _describe command commands
}

if [ "\${funcstack[1]}" = _durable ]; then _durable "$@"; else compdef _durable durable; fi
`;
}

function valueRows({ path, options }: CompletedCommand): readonly string[] {
  return options.flatMap(({ names, value }) =>
    value === undefined
      ? []
      : [`    ${names.map((name) => `"${path} ${name}"`).join(" | ")}) ${candidates(value)}; return ;;`],
  );
}

function commandRow({ path, commands, options, argument }: CompletedCommand): string {
  const described = (name: string, text: string): string =>
    quoted(`${name.replaceAll(":", "\\:")}:${oneLine(text).replaceAll(":", "\\:")}`);
  const named = options.flatMap(({ names, description }) =>
    names.filter((name) => name.startsWith("--")).map((name) => described(name, description)),
  );
  const rest = argument === undefined ? "" : `[[ "$word" == -* ]] || ${candidates(argument)}; `;
  return `    "${path}")
      commands=(${commands.map(({ name, summary }) => described(name, summary)).join(" ")})
      options=(${named.join(" ")})
      ${rest};;`;
}

function candidates(value: Value): string {
  switch (value.kind) {
    case "words":
      return `compadd -- ${value.words.join(" ")}`;
    case "stacks":
      return "_durable_stacks";
    case "files":
      return "_files";
    case "folders":
      return "_files -/";
    case "text":
      return ":";
  }
}
