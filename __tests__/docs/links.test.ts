import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { documents, ROOT } from "./support/documents";
import { readDocument } from "./support/read-document";

const read = (path: string) => readDocument(readFileSync(join(ROOT, path), "utf8"));
/** Not in a clone: links there are broken for everybody else. */
const NOT_CLONED = /^(?:\.durable|\.gen|cdktf\.out|node_modules)(?:\/|$)/u;

/** Why a link of a document leads nowhere; undefined where it leads somewhere. Nothing outside is asked. */
function whyBroken(document: string, target: string): string | undefined {
  if (/^[a-z][a-z+.-]*:/u.test(target))
    return isWellFormed(target) ? undefined : `${target}: no https address`;
  const [file = "", anchor] = decodeURIComponent(target).split("#");
  const path = file === "" ? document : relative(ROOT, resolve(ROOT, dirname(document), file));
  if (path.startsWith("..") || NOT_CLONED.test(path)) return `${target}: outside of the repository`;
  if (!existsSync(join(ROOT, path))) return `${target}: no such file`;
  if (anchor === undefined || (path.endsWith(".md") && read(path).anchors.has(anchor))) return undefined;
  return `${target}: no such heading`;
}

function isWellFormed(target: string): boolean {
  const url = URL.canParse(target) ? new URL(target) : undefined;
  return url?.protocol === "https:" && url.hostname.includes(".") && !/[\s<>{}]/u.test(target);
}

it.each(documents)("%s links to what is there", (path) => {
  const broken = read(path).targets.map((target) => whyBroken(path, target));
  expect(broken.filter((why) => why !== undefined)).toEqual([]);
});

it("there are documents, and they are led to from the README", () => {
  const led = read("README.md").targets.map((target) => target.split("#")[0]);
  const unnamed = documents
    .filter((path) => path !== "README.md" && !path.startsWith("docs/decisions/"))
    .filter((path) => !led.includes(path));
  expect(unnamed).toEqual([]);
  expect(documents.length).toBeGreaterThan(10);
});

describe("the check of links", () => {
  it.each([
    ["[a](docs/drill.md#verdicts)", undefined],
    ["[a](docs/drill.md#verdict)", "docs/drill.md#verdict: no such heading"],
    ["![a](docs/architecture.png)", "docs/architecture.png: no such file"],
    ['<img src="docs/none.svg">', "docs/none.svg: no such file"],
    ["[a][b]\n\n[b]: ../elsewhere.md", "../elsewhere.md: outside of the repository"],
    ["[a](cdktf.out/stacks)", "cdktf.out/stacks: outside of the repository"],
    ["[a](http://example.com)", "http://example.com: no https address"],
    ["<https://calculator.aws>", undefined],
    ["`[a](none.md)`", undefined],
  ])("of %j", (markdown, why) => {
    expect(readDocument(markdown).targets.map((target) => whyBroken("README.md", target))[0]).toBe(why);
  });

  it("counts titles that come again, and reads code in them", () => {
    expect([...readDocument("# The `a_b` of it\n\n## Same\n\n## Same\n").anchors]).toEqual([
      "the-a_b-of-it",
      "same",
      "same-1",
    ]);
  });
});
