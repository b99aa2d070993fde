/** What all our pages share: both colour schemes of the reader, and paper. Nothing is loaded. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --text: #1c2128; --soft: #59636e; --page: #ffffff; --box: #f6f8fa; --line: #d1d9e0; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e6edf3; --soft: #9ea7b3; --page: #0d1117; --box: #161b22; --line: #3d444d; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 68rem; padding: 1.5rem 1rem 4rem; background: var(--page); color: var(--text);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", "Liberation Sans", sans-serif; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); }
p { margin: .25rem 0; }
ul { margin: .25rem 0; padding-left: 1.25rem; }
li { margin: .3rem 0; }
code { font: .875em/1.4 ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; unicode-bidi: isolate;
  background: var(--box); border: 1px solid var(--line); border-radius: 4px; padding: 0 .3em; color: var(--text); }
details { margin: .5rem 0; border: 1px solid var(--line); border-radius: 6px; padding: .4rem .8rem; }
summary { cursor: pointer; }
@media print {
  :root { color-scheme: light; --text: #000000; --soft: #333333; --page: #ffffff; --box: #ffffff; --line: #999999; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  details::details-content { content-visibility: visible; display: block; }
  li, h2 { break-inside: avoid; } h2 { break-after: avoid; }
}
`;
