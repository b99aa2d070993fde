/**
 * Of a picture that stands alone and of one in a page. Boxes take their colours from `--b-fill`, `--b-line` and `--b-ink`, so
 * that a page can show what a failure does to them by setting these alone.
 */
const LIGHT = `--p-page: #ffffff; --p-ink: #1f2328; --p-soft: #57606a; --p-frame: #8c959f; --p-zone: #f3f5f8;
  --p-zone-line: #c8d1da; --p-subnet: #ffffff; --p-arrow: #3d444d;
  --p-plain-fill: #ffffff; --p-plain-line: #6e7781; --p-node-fill: #fff5c9; --p-node-line: #9a6700;
  --p-instance-fill: #dff1ff; --p-instance-line: #0969da; --p-data-fill: #dcfbe2; --p-data-line: #1a7f37;
  --p-aws-fill: #f7eeff; --p-aws-line: #8250df;
  --p-lost-fill: #ffdcd8; --p-lost-zone: #fff2f0; --p-lost-line: #cf222e; --p-lost-ink: #93091f; --p-over-fill: #1a7f37; --p-over-ink: #ffffff;`;

const DARK = `--p-page: #0d1117; --p-ink: #e6edf3; --p-soft: #9ea7b3; --p-frame: #7d8590; --p-zone: #171c24;
  --p-zone-line: #3d444d; --p-subnet: #0d1117; --p-arrow: #b7bfc9;
  --p-plain-fill: #161b22; --p-plain-line: #8b949e; --p-node-fill: #33230a; --p-node-line: #d29922;
  --p-instance-fill: #0e2a4f; --p-instance-line: #58a6ff; --p-data-fill: #0b2e17; --p-data-line: #3fb950;
  --p-aws-fill: #281847; --p-aws-line: #bc8cff;
  --p-lost-fill: #4a1518; --p-lost-zone: #25110f; --p-lost-line: #ff7b72; --p-lost-ink: #ffc1ba; --p-over-fill: #1f7a35; --p-over-ink: #ffffff;`;

export const PICTURE_STYLE = `
.picture { ${LIGHT}
  font-family: system-ui, -apple-system, "Segoe UI", "Liberation Sans", Arial, sans-serif; }
@media (prefers-color-scheme: dark) { .picture { ${DARK} } }
@media print { .picture { ${LIGHT} } }
.picture .page { fill: var(--p-page); }
.picture text { fill: var(--p-ink); unicode-bidi: isolate; }
.picture .soft { fill: var(--p-soft); }
.picture .strong { font-weight: 600; }
.picture .frame { fill: none; stroke: var(--p-frame); stroke-width: 1.3; }
.picture .zone { fill: var(--z-fill, var(--p-zone)); stroke: var(--z-line, var(--p-zone-line)); }
.picture .zone-name text { fill: var(--z-ink, var(--p-ink)); }
.picture .zone-name .when-lost { display: var(--z-lost, none); }
.picture .subnet { fill: var(--p-subnet); stroke: var(--p-zone-line); stroke-dasharray: 5 3; fill-opacity: var(--s-opacity, 1); }
.picture .arrow { fill: none; stroke: var(--p-arrow); stroke-width: 1.4; }
.picture .head { fill: var(--p-arrow); stroke: none; }
.picture .unsure .arrow { stroke-dasharray: 3 3; }
.picture .copy { fill: none; stroke: var(--p-data-line); stroke-width: 1.6; stroke-dasharray: 5 3; }
.picture .link { visibility: var(--b-seen, visible); }
.picture .failover { visibility: var(--b-failover, hidden); }
.picture .box { --k-fill: var(--p-plain-fill); --k-line: var(--p-plain-line); }
.picture .node { --k-fill: var(--p-node-fill); --k-line: var(--p-node-line); }
.picture .instance { --k-fill: var(--p-instance-fill); --k-line: var(--p-instance-line); }
.picture .primary, .picture .standby { --k-fill: var(--p-data-fill); --k-line: var(--p-data-line); }
.picture .endpoint, .picture .nat, .picture .gateway { --k-fill: var(--p-aws-fill); --k-line: var(--p-aws-line); }
.picture .maybe rect { stroke-dasharray: 5 3; }
.picture .standby { --k-fill: var(--p-page); }
.picture .box rect { fill: var(--b-fill, var(--k-fill)); stroke: var(--b-line, var(--k-line)); stroke-width: 1.3; }
.picture .box text { fill: var(--b-ink, var(--p-ink)); }
.picture .box .icon { fill: none; stroke: var(--b-ink, var(--k-line)); stroke-width: 1.3; stroke-linecap: round; stroke-linejoin: round; }
.picture .box .cross { fill: none; stroke: var(--p-lost-line); stroke-width: 2.2; stroke-linecap: round; display: var(--b-cross, none); }
.picture .box .normal { display: var(--b-normal, inline); text-decoration: var(--b-struck, none); }
.picture .box .lost { display: var(--b-lost, none); text-decoration: line-through; }
.picture .box .over { display: var(--b-over, none); font-weight: 600; }
`;
