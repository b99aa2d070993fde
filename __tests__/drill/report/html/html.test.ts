import { lostIn } from "../../../../src/drill/report/diagram/lost-in";
import { pictureOf } from "../../../../src/drill/report/diagram/picture-of";
import { renderHtml } from "../../../../src/drill/report/html/html";
import { sourceLink } from "../../../../src/drill/report/html/elements";
import { seconds } from "../../../../src/drill/report/html/failure-words";
import type { Loss } from "../../../../src/drill/reachability/failure-set";
import { known } from "../../../../src/model/told";
import { topologyOf } from "../diagram/support/topologies";
import { pageOf } from "./support/pages";

const titles = (page: string) => [...page.matchAll(/<h2>(.*?)<\/h2>/gu)].map(([, title]) => title);

describe("the page of a drill", () => {
  it("says the verdict first, then the picture, what was simulated, the tables and the sources", async () => {
    const page = await renderHtml(pageOf());
    expect(titles(page).slice(0, 3)).toEqual([
      "What is lost, and what still serves",
      "Simulated: 3 scenarios",
      "Single failures (service and redundancy in seconds: minimum / likely / maximum)",
    ]);
    expect(titles(page).slice(-2)).toEqual(["What the figures rest on", "What the simulation leaves out"]);
    expect(page.indexOf('<b class="verdict holds">')).toBeLessThan(page.indexOf("<h2>"));
  });

  it("is complete without a simulation, and says how to get one", async () => {
    const { report, topology } = pageOf();
    const page = await renderHtml({ report, topology });
    expect(titles(page).filter((title) => /simul/iu.test(title ?? ""))).toEqual([]);
    expect(page).toContain("<code>durable drill --simulate</code>");
    expect(page).not.toContain('class="chart');
  });

  it("asks for nothing and runs nothing: no script, no style of an element, no address but links", async () => {
    const page = await renderHtml(pageOf());
    expect(
      page.match(/<script|<link|<img|<iframe|<object|<style|url\(|@import| on[a-z]+=| style=| src=/gu),
    ).toEqual(["<style"]);
    const links = [...page.matchAll(/href="([^"]*)"/gu)].map(([, href]) => href ?? "");
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((href) => !href.startsWith("https://"))).toEqual([]);
  });

  it("has every id once, and a chart in two sizes for each timeline", async () => {
    const page = await renderHtml(pageOf());
    const ids = [...page.matchAll(/ id="([^"]*)"/gu)].map(([, id]) => id);
    expect(ids).toEqual([...new Set(ids)]);
    expect(page.match(/<svg class="chart (?:wide|narrow)"/gu)).toHaveLength(4);
  });

  it("tells in sentences what came of a scenario, and in round numbers when", async () => {
    const page = await renderHtml(pageOf());
    expect(page).toContain("<p>Requests fail until new instances serve. An objective was missed.</p>");
    expect(page).toContain("asked 0 requests, found 402133 requests, in 100 % of the runs.");
    const labels = [...page.matchAll(/<svg class="chart [^]*?<\/svg>/gu)].flatMap(([chart]) =>
      [...chart.matchAll(/<text[^>]*>([\d.,]+)<\/text>/gu)].map(([, label]) => label),
    );
    expect(labels.length).toBeGreaterThan(20);
    expect(labels.filter((label) => label?.includes("."))).toEqual([]);
  });

  it("is the same, byte by byte, at every run", async () => {
    expect(await renderHtml(pageOf())).toBe(await renderHtml(pageOf()));
  });
});

it.each([
  ["javascript:alert(1)", "javascript:alert(1)"],
  ["https://a.example/x y", "https://a.example/x y"],
  ['https://a.example/"onclick=', "https://a.example/&quot;onclick="],
  ["declared", "declared"],
  ["https://a.example/x", '<a href="https://a.example/x" rel="noreferrer">a.example/x</a>'],
])("%j as a source is %s", (source, shown) => {
  expect(sourceLink(source)).toBe(shown);
});

it("says times in the unit that tells most", () => {
  expect([0, 12.34, 599, 600, 7_200, 36_000].map(seconds)).toEqual([
    "0 s",
    "12.3 s",
    "599 s",
    "10 min",
    "120 min",
    "10 h",
  ]);
});

describe("what a loss does in the picture", () => {
  const topology = topologyOf("prod");
  const states = (loss: Loss, of = topology) => Object.fromEntries(lostIn(pictureOf(of), of, loss).states);
  const kinds = (loss: Loss, state: string) =>
    Object.entries(states(loss)).flatMap(([id, own]) => (own === state ? [id] : []));

  it("a zone takes all that stands in it, and the standby takes over", () => {
    const lost = kinds({ kind: "zone", zone: "us-east-1a" }, "lost");
    const inZone = pictureOf(topology).rows.flatMap(({ boxes }) =>
      boxes.filter(({ zone }) => zone === "us-east-1a"),
    );
    expect(lost.sort()).toEqual(inZone.map(({ id }) => id).sort());
    expect(kinds({ kind: "zone", zone: "us-east-1a" }, "takes over")).toEqual([
      "aws_db_instance.database@us-east-1b",
    ]);
    expect(kinds({ kind: "zone", zone: "us-east-1b" }, "takes over")).toEqual([
      "aws_db_instance.database@us-east-1a",
    ]);
  });

  it("arrows end where nothing is left, and go to the standby", () => {
    const picture = pictureOf(topology);
    const { carries } = lostIn(picture, topology, { kind: "zone", zone: "us-east-1a" });
    const left = picture.links.flatMap((link) =>
      link.pairs.filter((pair) => carries(link, pair)).map(([from, to]) => `${from ?? "*"} ${to ?? "*"}`),
    );
    expect(left).toEqual(["* *", "* us-east-1b", ...Array<string>(4).fill("us-east-1b us-east-1b")]);
  });

  it("without cross-zone balancing the instances behind a lost node are unused", () => {
    const targetGroups = topology.targetGroups.map((group) => ({ ...group, crossZone: known(false) }));
    const loss = {
      kind: "balancer-node",
      balancer: "aws_lb.web_balancer",
      subnet: "aws_subnet.public_us_east_1a",
    } as const;
    expect(states(loss, { ...topology, targetGroups })).toEqual({
      "aws_lb.web_balancer@aws_subnet.public_us_east_1a": "lost",
      "aws_autoscaling_group.web_group@us-east-1a#0": "unused",
    });
  });

  it("a NAT gateway cuts off the instances behind it", () => {
    const single = topologyOf("single-nat");
    const all = states({ kind: "nat", nat: single.natGateways[0]?.address ?? "" }, single);
    expect(Object.values(all).sort()).toEqual(["cut off", "cut off", "cut off", "cut off", "lost"]);
  });
});
