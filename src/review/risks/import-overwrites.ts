import { isGone } from "./kinds";
import { at, eachChange, type RiskRule } from "./risk-rule";
import { namesOf } from "./settings-values";
import { goneText, listed } from "./spoken";

/** Marks that Terraform puts on what it manages. */
const HARMLESS: ReadonlySet<string> = new Set(["tags", "tags_all"]);

export const importOverwrites: RiskRule = {
  id: "import-overwrites",
  title: "What is imported is changed by the same apply",
  severity: "critical",
  outage:
    "The settings with which it runs today are overwritten by those of the configuration; what somebody set by hand, and why, is lost. Where something forces a replacement the running one is deleted.",
  fix: "Bring the configuration in line with what is there until the import changes nothing, then change it in a plan of its own.",
  source: "https://developer.hashicorp.com/terraform/language/import",
  check: eachChange((change) => {
    if (change.importId === undefined && change.kind !== "import") return [];
    if (isGone(change))
      return [at(change, "critical", `is imported and at once ${goneText(change).replace(/^is /u, "")}`)];
    const overwritten = [
      ...new Set(
        change.attributes
          .map(({ path }) => path)
          .filter(([first]) => !HARMLESS.has(String(first)))
          .map((path) => namesOf(path).join(".")),
      ),
    ];
    if (overwritten.length === 0) return [];
    return [
      at(
        change,
        "medium",
        `is imported, and ${listed(overwritten)} overwritten with what the configuration says`,
        overwritten[0],
      ),
    ];
  }),
};
