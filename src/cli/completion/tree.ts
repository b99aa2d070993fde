import type { Argument, Command, Option } from "commander";

/** What may stand where a value is wanted. */
export type Value =
  | { readonly kind: "words"; readonly words: readonly string[] }
  | { readonly kind: "stacks" }
  | { readonly kind: "files" }
  | { readonly kind: "folders" }
  /** A number, an id: nothing that a shell could know. */
  | { readonly kind: "text" };

export interface CompletedOption {
  /** `--json`, or `-q` and `--quiet`. */
  readonly names: readonly string[];
  readonly description: string;
  /** Absent where the option takes none. */
  readonly value?: Value;
}

export interface CompletedCommand {
  /** As it is typed: `durable local up`. */
  readonly path: string;
  readonly commands: readonly { readonly name: string; readonly summary: string }[];
  readonly options: readonly CompletedOption[];
  /** What its first argument may be. */
  readonly argument?: Value;
}

/** Every command of a program, with what `--help` shows of it: a command that is added is completed from then on. */
export function completedCommands(
  command: Command,
  environmentNames: readonly string[],
  path = command.name(),
): readonly CompletedCommand[] {
  const help = command.createHelp();
  const visible = help.visibleCommands(command).filter((child) => command.commands.includes(child));
  const withDefault = [command, ...visible.filter((child) => child.name() === defaultOf(command))];
  const options = withDefault.flatMap((each) => help.visibleOptions(each));
  const argument = command.registeredArguments[0];
  const own: CompletedCommand = {
    path,
    commands: visible.map((child) => ({
      name: child.name(),
      summary: child.summary() || child.description(),
    })),
    options: [...new Map(options.map((option) => [option.flags, option])).values()].map((option) =>
      completedOption(option, environmentNames),
    ),
    ...(argument === undefined ? {} : { argument: argumentValue(argument) }),
  };
  return [
    own,
    ...visible.flatMap((child) => completedCommands(child, environmentNames, `${path} ${child.name()}`)),
  ];
}

/** `durable gameday` means `durable gameday write`; commander tells its default command to nobody. */
function defaultOf(command: Command): string | undefined {
  return (command as unknown as { readonly _defaultCommandName?: string })._defaultCommandName;
}

function completedOption(option: Option, environmentNames: readonly string[]): CompletedOption {
  const names = [option.short, option.long].filter((name) => name !== undefined);
  const described = { names, description: option.description };
  return option.required || option.optional
    ? { ...described, value: optionValue(option, environmentNames) }
    : described;
}

function optionValue(option: Option, environmentNames: readonly string[]): Value {
  if (option.argChoices !== undefined) return { kind: "words", words: option.argChoices };
  if (option.long === "--environment") return { kind: "words", words: environmentNames };
  if (option.long === "--stack") return { kind: "stacks" };
  return namedValue(/<([a-z-]+)/u.exec(option.flags)?.[1]);
}

function argumentValue(argument: Argument): Value {
  if (argument.argChoices !== undefined) return { kind: "words", words: argument.argChoices };
  // `[input]` is standard input or nothing: a file is given by an option.
  return argument.name() === "input" ? { kind: "words", words: ["-"] } : { kind: "files" };
}

function namedValue(name: string | undefined): Value {
  if (name === "file") return { kind: "files" };
  if (name === "folder") return { kind: "folders" };
  return { kind: "text" };
}
