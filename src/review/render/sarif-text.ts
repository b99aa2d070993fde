import { terminalText } from "../../drill/report/safe-text";

/**
 * Text of a plan as a plain text message of SARIF. `[text](1)` would be a link and `{0}` an argument there: brackets are
 * escaped and braces doubled, sections 3.11.5 and 3.11.6 of https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifText(text: string): string {
  return terminalText(text)
    .replace(/[[\]\\]/gu, (character) => `\\${character}`)
    .replace(/[{}]/gu, (brace) => brace + brace);
}
