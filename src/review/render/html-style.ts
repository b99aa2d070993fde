import { PAGE_STYLE } from "../../drill/report/html/page-style";

/** The whole style of a review's page. */
export const STYLE = `${PAGE_STYLE}
:root { --critical: #a40e26; --high: #bc4c00; --medium: #7d5b00; --low: #0550ae; --none: #1a7f37; }
@media (prefers-color-scheme: dark) {
  :root { --critical: #ff9492; --high: #ffa657; --medium: #e3b341; --low: #79c0ff; --none: #56d364; } }
h1 { font-size: 1.25rem; line-height: 1.4; margin: 0 0 1rem; padding: .75rem 1rem; border-left: .4rem solid; background: var(--box); }
h1 b { text-transform: uppercase; letter-spacing: .04em; margin-right: .5rem; }
h1 span { color: var(--text); font-weight: 500; }
li ul { color: var(--soft); }
.severity { display: inline-block; min-width: 4.5rem; font-weight: 700; }
.critical { color: var(--critical); } .high { color: var(--high); } .medium { color: var(--medium); }
.low { color: var(--low); } .none { color: var(--none); }
.mark { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-weight: 700; white-space: pre; }
@media print {
  :root { --critical: #8a0b1f; --high: #8f3a00; --medium: #5c4400; --low: #033d8b; --none: #116329; }
}
`;
