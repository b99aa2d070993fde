import { oneLine, quoted } from "./quoted";
import type { CompletedCommand, CompletedOption, Value } from "./tree";

/** For `~/.config/fish/completions/durable.fish`, or sourced. @param stacks see `bash.ts` */
export function fishCompletion(commands: readonly CompletedCommand[], stacks: readonly string[]): string {
  return `# Completion of \`durable\` for fish: durable completion fish | source
function __durable_stacks
    set -l found cdktf.out/stacks/*/
    if test (count $found) -gt 0
        string replace --regex '^.*/([^/]+)/$' '$1' $found
    else
        string split ' ' ${quoted(stacks.join(" "))}
    end
end

function __durable_at
    set -l way durable
    for word in (commandline -opc)[2..-1]
        switch "$way $word"
            case ${commands
              .slice(1)
              .map(({ path }) => quoted(path))
              .join(" ")}
                set way "$way $word"
        end
    end
    test "$way" = "$argv[1]"
end

complete -c durable -f
${commands.flatMap(commandRows).join("\n")}
`;
}

function commandRows({ path, commands, options, argument }: CompletedCommand): readonly string[] {
  const here = `complete -c durable -n ${quoted(`__durable_at "${path}"`)}`;
  return [
    ...commands.map(({ name, summary }) => `${here} -a ${name} -d ${quoted(oneLine(summary))}`),
    ...(argument === undefined ? [] : [`${here}${candidates(argument).replace(" -x", "")}`]),
    ...options.map((option) => `${here}${flags(option)} -d ${quoted(oneLine(option.description))}`),
  ];
}

function flags({ names, value }: CompletedOption): string {
  const named = names.map((name) =>
    name.startsWith("--") ? ` -l ${name.slice(2)}` : ` -s ${name.slice(1)}`,
  );
  return named.join("") + (value === undefined ? "" : candidates(value));
}

function candidates(value: Value): string {
  switch (value.kind) {
    case "words":
      return ` -x -a ${quoted(value.words.join(" "))}`;
    case "stacks":
      return " -x -a '(__durable_stacks)'";
    case "files":
      return " -r -F";
    case "folders":
      return " -x -a '(__fish_complete_directories)'";
    case "text":
      return " -x";
  }
}
