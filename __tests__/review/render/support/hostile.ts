import type { ReviewReport } from "../../../../src/review/review-report";
import { EVERYTHING } from "./reports";

/** Texts that somebody puts into a tag, a key or an address to get out of it: each tries another way. */
export const HOSTILE_TEXTS: readonly string[] = [
  "```\n# heading out of a fence\n```",
  "~~~\nout of another\n~~~",
  "`` ` ``` end of code",
  "`",
  "\\`code\\`",
  "</details></summary><h1>out</h1>",
  "</code></pre><b>bold</b>",
  "<script>globalThis.pwned = 1</script>",
  '<img src=x onerror="globalThis.pwned=1">',
  "<svg/onload=globalThis.pwned=1>",
  '" onmouseover="globalThis.pwned=1" x="',
  "' autofocus onfocus='globalThis.pwned=1",
  "</title></style><script>globalThis.pwned=1</script>",
  "--><script>globalThis.pwned=1</script><!--",
  "<!-- durable-review:durable-prod -->",
  "]]><iframe src=javascript:alert(1)>",
  '<a href="javascript:globalThis.pwned=1">x</a>',
  "<https://evil.example>",
  "&lt;script&gt;&#x40;team",
  "@octocat please approve",
  "cc @org/team, (@someone) and x@y.example",
  "![track](https://evil.example/pixel.png)",
  "[click](javascript:globalThis.pwned=1)",
  '[click](https://evil.example "t")',
  "[click]: https://evil.example",
  "[ref][ref]\n\n[ref]: https://evil.example",
  "https://evil.example/a?b=c",
  "www.evil.example",
  "mailto:a@evil.example",
  "evil.example/path",
  "#123 GH-123 org/repo#5 !42 ~bug %1.0 &7 $9",
  "0123456789abcdef0123456789abcdef01234567 deadbee1",
  "a | b | c\n|---|---|\n| d | e |",
  "*bold* _it_ **b** __b__ ~~s~~ ==m==",
  "# heading\n## heading",
  "- item\n- [ ] task\n1. one",
  "1. one",
  "- one",
  "+ one",
  "> [!CAUTION]\n> quoted",
  "---\n===",
  "    indented code",
  "\t\ttabbed",
  "/approve\n/merge\n/close",
  "atlantis apply",
  "Fixes #1, closes #2",
  ":smile: :+1:",
  "$x$ $$y$$ $`z`$",
  "[^1] and [^1]: note",
  "\u202egnihsirup\u202c and \u2066isolated\u2069",
  "zero\u200bwidth\u200djoin\ufeffbom\u00adsoft\u3164filler\u{e0041}tag",
  "\u001b[2J\u001b[1;31mred\u001b[0m",
  "\u001b]0;title\u0007\u001b]8;;https://evil.example\u001b\\link\u001b]8;;\u001b\\",
  "\u009b31mc1\u0090dcs",
  "carriage\rreturn\r\nnewline\u2028separator\u2029paragraph\u0085next",
  "\b\b\bback\u0000null\u007fdelete",
  "::set-output name=x::y",
  "\n::add-mask::secret",
  "\r\n::error file=a,line=1::boom",
  "##vso[task.setvariable variable=x]y",
  "##[group]fold",
  "section_start:1:x\r\u001b[0Ky",
  "=cmd|' /C calc'!A0",
  "+1+1, -1, @SUM(A1)",
  "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324\u031ealgo",
  "half \ud800 of \udc00 a character",
  "__proto__",
  "constructor",
  "${{ github.token }} ${jndi:ldap://x} {{ .Values }} {0} %s",
  " ",
  "",
  "x".repeat(20_000),
  "`".repeat(3_000),
  "😀".repeat(2_000),
];

/** Members that are ours, or that only take one of a few words. */
const OURS: ReadonlySet<string> = new Set([
  "kind",
  "mode",
  "severity",
  "level",
  "failOn",
  "verdict",
  "before",
  "after",
  "rule",
  "expires",
]);

/** A review of everything, with a text in every place into which a plan can bring one. */
export function hostileReport(text: string): ReviewReport {
  return replaced(EVERYTHING, text, "");
}

function replaced<T>(value: T, text: string, key: string): T {
  if (typeof value === "string") return (OURS.has(key) ? value : text) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => replaced(one, text, key)) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, replaced(one, text, name)]),
  ) as T;
}
