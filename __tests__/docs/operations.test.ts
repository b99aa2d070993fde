import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type AlarmText,
  DATABASE_ALARM_TEXTS,
  EVENT_ALARM_TEXTS,
  TIER_ALARM_TEXTS,
} from "../../src/constructs/observability/alarm-texts";
import { eventPatterns } from "../../src/constructs/observability/event-patterns";
import {
  type Campaign,
  campaignSection,
  renderCampaign,
  withCampaignSection,
  withoutPadding,
} from "../faults/support/campaign-report";
import { RUNBOOK, shellBlocks } from "../faults/support/runbook";

const FAULTS = join(__dirname, "../faults");
const FIGURES = join(__dirname, "../../docs/fault-campaign.json");
const markdown = readFileSync(RUNBOOK, "utf8");

describe("the runbook", () => {
  const executed = readdirSync(FAULTS)
    .filter((name) => name.endsWith(".test.ts"))
    .flatMap((name) => [
      ...readFileSync(join(FAULTS, name), "utf8").matchAll(/\brunbook\(\s*"([a-z-]+)"\s*,?\s*\)/g),
    ])
    .map(([, id = ""]) => id);

  it("has no command that the campaign does not run, and the campaign runs none that is not there", () => {
    expect([...new Set(executed)].sort()).toEqual([...shellBlocks(markdown).keys()].sort());
  });

  it("has no shell block in another dress, which no test would find", () => {
    const fences = [...markdown.matchAll(/^ *(?:```|~~~)(.+)$/gm)].map(([, info = ""]) => info);
    expect(fences.filter((info) => !/^sh [a-z-]+$/.test(info))).toEqual([]);
    expect(fences).toHaveLength(shellBlocks(markdown).size);
  });

  it("leads to a chapter from every line of its table", () => {
    const slugs = [...markdown.matchAll(/^## (.+)$/gm)].map(([, title = ""]) =>
      title.toLowerCase().replaceAll(" ", "-"),
    );
    const links = [...markdown.matchAll(/\]\(#([^)]+)\)/g)].map(([, slug = ""]) => slug);
    expect(links.filter((slug) => !slugs.includes(slug))).toEqual([]);
    expect(links.length).toBeGreaterThan(5);
  });
});

describe("what an alarm means", () => {
  const section = /<!-- alarms -->([\s\S]*)<!-- \/alarms -->/.exec(markdown)?.[1] ?? "";
  const rows = section
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
  const written = (names: string, { means, look, act }: AlarmText) => [names, means, capital(look), act];

  it("is in the runbook what it is in the alarm, one line for each, and no line for none", () => {
    expect(rows).toEqual([
      ...Object.entries(TIER_ALARM_TEXTS).map(([key, text]) =>
        written(`\`…-web-${key}\`, \`…-backend-${key}\``, text),
      ),
      ...Object.entries(DATABASE_ALARM_TEXTS).map(([key, text]) =>
        written(`\`…-database-${key === "replica-lag" ? "<replica>-" : ""}${key}\``, text),
      ),
      ...Object.entries(EVENT_ALARM_TEXTS).map(([key, text]) => written(`\`…-events-${key}\``, text)),
    ]);
  });

  it("is said of every rule", () => {
    const rules = Object.keys(eventPatterns({ groupNames: [], databaseArn: "" }));
    expect([...markdown.matchAll(/^\| `…-([a-z-]+)` +\|(?:[^|]+\|){2}$/gm)].map(([, name]) => name)).toEqual(
      rules,
    );
  });
});

describe("the figures of the campaign", () => {
  it("are in the runbook what they are in the file", () => {
    expect(existsSync(FIGURES) ? "" : "npm run test:faults -- --update makes docs/fault-campaign.json").toBe(
      "",
    );
    const campaign = JSON.parse(readFileSync(FIGURES, "utf8")) as Campaign;
    expect(campaign.trials.length).toBeGreaterThan(0);
    expect(withoutPadding(campaignSection(markdown))).toBe(withoutPadding(renderCampaign(campaign)));
  });

  it("count what was tried, detected and recovered, for us and for plain Terraform", () => {
    const yes = { detected: true, recovered: true };
    const no = { detected: false, recovered: false };
    const text = renderCampaign({
      schemaVersion: 1,
      date: "2026-01-02",
      machine: { cores: 2, memoryGiB: 8 },
      command: "npm run test:faults",
      seconds: 130,
      trials: [
        { fault: "one", locking: "s3", durable: yes, terraform: no },
        { fault: "two", locking: "s3", durable: yes, terraform: { detected: true, recovered: false } },
        { fault: "three", durable: yes },
      ],
    });
    expect(text.split("\n")).toEqual([
      "`npm run test:faults` on 2026-01-02, 2 cores, 8 GiB of memory, 2 minutes:",
      "",
      "| who | faults tried | detected | recovered |",
      "| --- | --- | --- | --- |",
      "| `durable`, locking `s3` | 2 | 2 | 2 |",
      "| plain Terraform, locking `s3` | 2 | 1 | 0 |",
      "| `durable`, faults around the state | 1 | 1 | 1 |",
      "",
      "| fault | locking | `durable` | plain Terraform |",
      "| --- | --- | --- | --- |",
      "| one | s3 | detected, recovered | goes on without a word |",
      "| two | s3 | detected, recovered | detected |",
      "| three | any | detected, recovered | – |",
    ]);
    const section = withCampaignSection("a\n<!-- campaign -->old<!-- /campaign -->\nb", text);
    expect([campaignSection(section), section.startsWith("a\n"), section.endsWith("\nb")]).toEqual([
      text,
      true,
      true,
    ]);
  });
});
