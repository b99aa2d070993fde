import type { Block, Configuration } from "../configuration";
import { renderLiteral } from "../hcl/literal";
import type { Variable } from "../interface/entry";

/** The tables of https://terraform-docs.io, so that the tool can take over where it is used. */
export function renderTables(configuration: Configuration, variables: readonly Variable[]): string {
  const { requiredVersion, providerRequirement, outputs } = configuration;
  const version = String(providerRequirement["version"]);
  return [
    "<!-- BEGIN_TF_DOCS -->",
    "## Requirements\n",
    table(
      ["Name", "Version"],
      [
        ["terraform", requiredVersion],
        ["aws", version],
      ],
    ),
    "## Providers\n",
    table(["Name", "Version"], [["aws", version]]),
    "## Modules\n",
    "No modules.\n",
    "## Resources\n",
    table(["Name", "Type"], resourceRows(configuration)),
    "## Inputs\n",
    table(
      ["Name", "Description", "Type", "Default", "Required"],
      [...variables]
        .sort(byName)
        .map((variable) => [
          variable.name,
          [variable.description, ...variable.validations.map(({ message }) => message)].join(" "),
          `\`${variable.type}\``,
          `\`${renderLiteral(variable.default, 0).replaceAll(/\s+/gu, " ")}\``,
          "no",
        ]),
    ),
    "## Outputs\n",
    table(
      ["Name", "Description"],
      Object.entries(outputs).map(([name, { description }]) => [name, String(description)]),
    ),
    "<!-- END_TF_DOCS -->\n",
  ].join("\n");
}

function resourceRows({ blocks }: Configuration): readonly (readonly [string, string])[] {
  const region = { type: "aws_region", name: "current", mode: "data" as const };
  return [
    ...blocks.filter(({ mode }) => mode === "resource"),
    ...blocks.filter(({ mode }) => mode === "data"),
    region,
  ].map(
    ({ mode, type, name }) => [link(mode, type, name), mode === "data" ? "data source" : "resource"] as const,
  );
}

function link(mode: Block["mode"], type: string, name: string): string {
  const kind = mode === "data" ? "data-sources" : "resources";
  const page = type.replace(/^aws_/u, "");
  return `[${type}.${name}](https://registry.terraform.io/providers/hashicorp/aws/latest/docs/${kind}/${page})`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |\n`;
  return `${line(head)}|${" --- |".repeat(head.length)}\n${rows.map(line).join("")}`;
}

function byName(a: Variable, b: Variable): number {
  return a.name < b.name ? -1 : 1;
}
