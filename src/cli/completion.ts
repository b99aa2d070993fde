import { Argument, type Command } from "commander";
import { environments } from "../environments/catalog";
import type { bashCompletion } from "./completion/bash";
import type { CliContext } from "./context";
import { durableStacks } from "./inputs";

const SHELLS = ["bash", "zsh", "fish"] as const;
type Shell = (typeof SHELLS)[number];

export function addCompletion(program: Command, { host }: CliContext): void {
  program
    .command("completion")
    .summary("commands, options, environments and stacks at the Tab key")
    .description(
      "Prints a script for your shell, made from the commands and options that there are. The shell has to find " +
        "`durable` itself: put node_modules/.bin on the PATH, or install the package with -g.",
    )
    .addArgument(new Argument("<shell>", "the shell that will read it").choices(SHELLS))
    .addHelpText(
      "after",
      '\nExamples:\n  $ export PATH="$PWD/node_modules/.bin:$PATH"\n  $ source <(durable completion bash)\n' +
        "  $ source <(durable completion zsh)                  after compinit\n" +
        "  $ durable completion fish > ~/.config/fish/completions/durable.fish\n",
    )
    .action(async (shell: Shell) => {
      const { completedCommands } = await import("./completion/tree");
      const commands = completedCommands(
        program,
        environments.map(({ name }) => name),
      );
      host.stdout.write(await script(shell, [commands, durableStacks()]));
    });
}

type Given = Parameters<typeof bashCompletion>;

async function script(shell: Shell, given: Given): Promise<string> {
  switch (shell) {
    case "bash":
      return (await import("./completion/bash")).bashCompletion(...given);
    case "zsh":
      return (await import("./completion/zsh")).zshCompletion(...given);
    case "fish":
      return (await import("./completion/fish")).fishCompletion(...given);
  }
}
