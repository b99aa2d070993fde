import { createHash } from "node:crypto";
import { htmlText } from "../html-text";

export interface Page {
  readonly title: string;
  /** All of its style: nothing else of one is let in. */
  readonly style: string;
  /** What stands between `<body>` and its end, line by line. Texts in it went through `htmlText`. */
  readonly body: readonly string[];
}

/**
 * One page that stands alone. Nothing is loaded and nothing runs, whatever stands in it: its one style is let in, by its
 * digest.
 */
export function htmlPage({ title, style, body }: Page): string {
  const digest = createHash("sha256").update(style).digest("base64");
  const policy = `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`;
  return [
    "<!doctype html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${htmlText(policy)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${htmlText(title)}</title>`,
    `<style>${style}</style>`,
    "</head>",
    "<body>",
    ...body,
    "</body>",
    "</html>",
    "",
  ].join("\n");
}
