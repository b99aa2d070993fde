import { readFileSync } from "node:fs";
import { join } from "node:path";

const read = (path: string) => readFileSync(join(__dirname, "../..", path), "utf8").replaceAll(/\s+/g, " ");

describe("the drill's score in the README", () => {
  const readme = read("README.md");
  const score = read("docs/drill-score.md");
  const figure = (pattern: RegExp) => pattern.exec(score)?.slice(1) ?? ["nothing found"];

  it("is the one that the campaign wrote", () => {
    const [caught, all] = figure(/mutants caught, at the right address: (\d+) \/ (\d+)/);
    const [quiet, harmless] = figure(/harmless changes with no finding and no worse verdict: (\d+) \/ (\d+)/);
    expect(readme).toContain(`It finds ${caught} of ${all} mutants`);
    expect(readme).toContain(`is quiet on ${quiet} of ${harmless} harmless changes`);
  });

  it("tells what was found at first sight", () => {
    const [aside, ofAside] = figure(/Set-aside classes, [-\d]+: (\d+) \/ (\d+) caught/);
    const [second, ofSecond] = figure(/Second round of classes, [-\d]+: (\d+) \/ (\d+) caught/);
    expect(readme).toContain(`it found ${aside} of ${ofAside} at first sight`);
    expect(readme).toContain(`of a second round ${second} of ${ofSecond}`);
  });
});
