const LIGHT = `--holds: #116329; --degrades: #7a4b00; --fails: #a40e26; --cannot-tell: #5a3794; --badge-ink: #ffffff; --link: #0550ae;
  --c-capacity: #59636e; --c-offered: #0550ae; --c-served: #1a7f37; --c-failed: #cf222e;`;
const DARK = `--holds: #56d364; --degrades: #e3b341; --fails: #ff9492; --cannot-tell: #d2a8ff; --badge-ink: #0d1117; --link: #79c0ff;
  --c-capacity: #9ea7b3; --c-offered: #79c0ff; --c-served: #3fb950; --c-failed: #ff7b72;`;

/** Of the drill's page alone. */
export const DRILL_STYLE = `
:root { ${LIGHT} }
@media (prefers-color-scheme: dark) { :root { ${DARK} } }
body { max-width: 72rem; }
a { color: var(--link); }
small { color: var(--soft); font-size: .85em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
header { border-left: .4rem solid var(--own); background: var(--box); padding: .8rem 1rem; border-radius: 0 8px 8px 0; }
h1 { font-size: 1.35rem; line-height: 1.4; margin: 0 0 .25rem; }
h3 { font-size: 1rem; margin: 0 0 .3rem; }
.holds { --own: var(--holds); } .degrades { --own: var(--degrades); } .fails { --own: var(--fails); } .cannot-tell { --own: var(--cannot-tell); }
.verdict { display: inline-block; padding: 0 .5em; border-radius: 1em; font-size: .82em; line-height: 1.6; white-space: nowrap; background: var(--own); color: var(--badge-ink); }
.verdict::before { content: "✓ "; } .degrades.verdict::before { content: "▲ "; } .fails.verdict::before { content: "✕ "; } .cannot-tell.verdict::before { content: "? "; }
h1 .verdict { font-size: .9em; margin-right: .3rem; }
.cards { list-style: none; padding: 0; margin: 1rem 0 0; display: grid; gap: .75rem; grid-template-columns: repeat(auto-fit, minmax(12.2rem, 1fr)); }
.cards > li { margin: 0; padding: .75rem 1rem; border: 1px solid var(--line); border-top: .25rem solid var(--own); border-radius: 8px; background: var(--box); }
.cards ul { margin: .4rem 0 0; padding-left: 1.1rem; } .cards ul li { margin: .1rem 0; font-size: .92rem; }
.choices { border: 1px solid var(--line); border-radius: 8px; padding: .3rem .6rem .5rem; margin: .6rem 0; }
.choices legend { padding: 0 .4rem; font-weight: 600; }
.choices label { display: inline-flex; align-items: center; gap: .35rem; margin: .2rem .25rem .2rem 0; padding: .2rem .6rem; border: 1px solid var(--line); border-radius: 1em; cursor: pointer; font-size: .92rem; }
.choices label:has(:checked) { border-color: var(--link); box-shadow: inset 0 0 0 1px var(--link); font-weight: 600; }
.choices label:has(:focus-visible) { outline: 3px solid var(--link); outline-offset: 2px; }
.choices input { accent-color: var(--link); margin: 0; }
.panels { min-height: 5.5rem; }
.panel { display: none; } .drill:has(#lost-none:checked) .panel-none { display: block; }
.panel p { margin: .3rem 0; }
.scroll { overflow-x: auto; max-width: 100%; margin: .5rem 0; }
.picture { display: block; margin: 0 auto; }
.narrow { display: none; }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; margin: .5rem 0; color: var(--soft); font-size: .88rem; }
.legend li { margin: 0; } .legend li[class]::before { content: ""; display: inline-block; width: 1.1em; height: .8em; margin-right: .4em; vertical-align: -.05em; border: 2px solid; border-radius: 3px; }
.key-lost::before { color: #cf222e; background: #ffdcd8; } .key-over::before { color: #1a7f37; background: #1a7f37; }
.key-unused::before { color: var(--soft); } .key-maybe::before { color: var(--soft); border-style: dashed !important; }
.key-offered::before, .key-capacity::before { height: 0 !important; border-width: 2px 0 0 !important; vertical-align: .25em !important; }
.key-offered::before { color: var(--c-offered); } .key-capacity::before { color: var(--c-capacity); border-style: dashed !important; }
.key-served::before { color: var(--c-served); } .key-failed::before { color: var(--c-failed); }
table { border-collapse: collapse; min-width: 44rem; width: 100%; font-size: .88rem; }
th { text-align: left; background: var(--box); }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .6rem; vertical-align: top; }
td { min-width: 5.5rem; } tbody td:first-child { min-width: 11rem; }
.scenario { border: 1px solid var(--line); border-radius: 8px; padding: .75rem 1rem; margin: 1rem 0; }
figure { margin: .5rem 0 0; } .chart { display: block; width: 100%; height: auto; } .chart.narrow { display: none; }
.events { margin: .25rem 0; padding-left: 1.8rem; font-size: .9rem; columns: 22rem; column-gap: 2.5rem; } .events li { margin: .1rem 0; }
.hint { margin: 1.5rem 0; padding: .6rem 1rem; border: 1px dashed var(--line); border-radius: 8px; color: var(--soft); }
@media (max-width: 52rem) {
  .scroll.narrow, .chart.narrow { display: block; } .scroll.wide, .chart.wide { display: none; }
  body { padding: 1rem .9rem 3rem; } .cards { grid-template-columns: 1fr; gap: .5rem; }
}
@media print {
  :root { ${LIGHT} }
  .scroll { overflow: visible; } table { min-width: 0; font-size: 7.5pt; } th { white-space: normal; }
  .scroll.wide, .chart.wide { display: block; } .scroll.narrow, .chart.narrow { display: none; }
  .picture { width: 100%; height: auto; max-height: 20cm; } .choices, .hint, .panel details { display: none; }
  .cards { grid-template-columns: repeat(auto-fit, minmax(3.4cm, 1fr)); } .scenario, .cards > li { break-inside: avoid; }
  .verdict, header, .picture, .legend li::before { print-color-adjust: exact; }
}
`;
