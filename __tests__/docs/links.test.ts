import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

const ROOT = resolve(__dirname, "../..");

const documents = [
  ...readdirSync(ROOT).filter((name) => name.endsWith(".md")),
  ...readdirSync(join(ROOT, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name)),
].map((path) => join(ROOT, path));

/** As GitHub makes them of a heading. */
function anchorsOf(markdown: string): ReadonlySet<string> {
  const titles = [...withoutCode(markdown).matchAll(/^#{1,6} (.+)$/gm)].map(([, title = ""]) => title);
  return new Set(
    titles.map((title) =>
      title
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\- ]/gu, "")
        .replaceAll(" ", "-"),
    ),
  );
}

function withoutCode(markdown: string): string {
  return markdown.replaceAll(/^ *```[\s\S]*?^ *```$/gm, "");
}

describe.each(documents.map((path) => [relative(ROOT, path), path] as const))("%s", (_name, path) => {
  const markdown = readFileSync(path, "utf8");
  const links = [...withoutCode(markdown).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link);

  it("links to what is there", () => {
    const broken = links.filter((link) => {
      if (/^[a-z]+:/.test(link)) return !link.startsWith("https://");
      const [file = "", anchor] = link.split("#");
      const target = file === "" ? path : resolve(dirname(path), file);
      if (!existsSync(target)) return true;
      return anchor !== undefined && !anchorsOf(readFileSync(target, "utf8")).has(anchor);
    });
    expect(broken).toEqual([]);
  });
});

it("there are documents, and they are led to from the README", () => {
  const readme = readFileSync(join(ROOT, "README.md"), "utf8");
  const unnamed = documents
    .map((path) => relative(ROOT, path))
    .filter((path) => path !== "README.md" && !path.startsWith("docs/decisions/"))
    .filter((path) => !readme.includes(`(${path}`));
  expect(unnamed).toEqual([]);
  expect(documents.length).toBeGreaterThan(10);
});
