import { terminalText } from "../../drill/report/safe-text";

/**
 * Text of a plan for a terminal and for the log of a CI job: nothing unseen, one line, and no command of a runner.
 * Runners obey `##[…]` and `##vso[…]` anywhere in a line; `::…` is obeyed at the beginning of one, where no line of
 * ours has text of a plan.
 */
export function safeTerminalText(text: string): string {
  return terminalText(text).replace(/##(?=vso\[|\[)/giu, "#\\u{23}");
}
