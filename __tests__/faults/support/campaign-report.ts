import type { Outcome, Trial } from "./figures";

/** What `docs/fault-campaign.json` holds. */
export interface Campaign {
  readonly schemaVersion: 1;
  /** The day of the run, ISO 8601. */
  readonly date: string;
  readonly machine: { readonly cores: number; readonly memoryGiB: number };
  readonly command: string;
  readonly seconds: number;
  readonly trials: readonly Trial[];
}

const BEGIN = "<!-- campaign -->";
const END = "<!-- /campaign -->";
const MODES = ["both", "dynamodb", "s3"] as const;

/** Faults tried, detected and recovered: ours, and plain Terraform's where it has a say, for each locking mode. */
export function renderCampaign({ date, machine, command, seconds, trials }: Campaign): string {
  const rows = [
    ...MODES.flatMap((mode) => {
      const some = trials.filter(({ locking }) => locking === mode);
      return some.length === 0
        ? []
        : [
            row(
              `\`durable\`, locking \`${mode}\``,
              some.map((trial) => trial.durable),
            ),
            row(
              `plain Terraform, locking \`${mode}\``,
              some.flatMap(({ terraform }) => terraform ?? []),
            ),
          ];
    }),
    row(
      "`durable`, faults around the state",
      trials.filter(({ locking }) => locking === undefined).map((trial) => trial.durable),
    ),
  ];
  const faults = trials.map((trial) => {
    const { fault, locking = "any" } = trial;
    return `| ${fault} | ${locking} | ${told(trial.durable)} | ${trial.terraform === undefined ? "–" : told(trial.terraform)} |`;
  });
  return [
    `\`${command}\` on ${date}, ${machine.cores} cores, ${machine.memoryGiB} GiB of memory, ${Math.round(seconds / 60)} minutes:`,
    "",
    "| who | faults tried | detected | recovered |",
    "| --- | --- | --- | --- |",
    ...rows,
    "",
    "| fault | locking | `durable` | plain Terraform |",
    "| --- | --- | --- | --- |",
    ...faults,
  ].join("\n");
}

function row(who: string, outcomes: readonly Outcome[]): string {
  const count = (field: keyof Outcome): number => outcomes.filter((outcome) => outcome[field]).length;
  return `| ${who} | ${outcomes.length} | ${count("detected")} | ${count("recovered")} |`;
}

function told({ detected, recovered }: Outcome): string {
  if (detected && recovered) return "detected, recovered";
  return detected ? "detected" : "goes on without a word";
}

/** The section between the markers. @throws Error where a marker is missing. */
export function campaignSection(markdown: string): string {
  const begin = markdown.indexOf(BEGIN);
  const end = markdown.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`there are no markers ${BEGIN} and ${END}`);
  return markdown.slice(begin + BEGIN.length, end).trim();
}

export function withCampaignSection(markdown: string, section: string): string {
  campaignSection(markdown);
  const before = markdown.slice(0, markdown.indexOf(BEGIN) + BEGIN.length);
  return `${before}\n\n${section}\n\n${markdown.slice(markdown.indexOf(END))}`;
}

/** Cells of a table apart from their padding, which is the formatter's. */
export function withoutPadding(markdown: string): string {
  return markdown.replace(/ *\| */g, "|").replace(/-{3,}/g, "---");
}
