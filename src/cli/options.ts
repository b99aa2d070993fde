import { Option } from "commander";
import { environments } from "../environments/catalog";

/** `dev`, or the first where a project has none of that name. */
const LOCAL_ENVIRONMENT = environments.some(({ name }) => name === "dev")
  ? "dev"
  : (environments[0]?.name ?? "dev");

/** Only here: a local run can do no harm. Commands that reach AWS have no default environment. */
export function environmentOption(): Option {
  const names = environments.map(({ name }) => name).join(", ");
  return new Option("-e, --environment <name>", `one of ${names}`).default(LOCAL_ENVIRONMENT);
}

/** What a local command takes so that it means that environment; nothing where it means it by itself. */
export function environmentWords(environment: string): string {
  return environment === LOCAL_ENVIRONMENT ? "" : ` --environment ${environment}`;
}

export function quietOption(): Option {
  return new Option("-q, --quiet", "no progress on stderr");
}

export function jsonOption(): Option {
  return new Option("--json", "one JSON document on stdout");
}

/** Where what no Terraform configuration says is declared: in a file, or by an environment. */
export function declaredOptions(): readonly Option[] {
  const names = environments.map(({ name }) => name).join(", ");
  return [
    new Option(
      "--declared <file>",
      "peak, rates, times and objectives as JSON: docs/schemas/declared.schema.json",
    ),
    new Option("-e, --environment <name>", `take what is declared from an environment: ${names}`).conflicts(
      "declared",
    ),
  ];
}

/** Without a default: this reaches AWS. */
export function environmentChoice(): Option {
  const names = environments.map(({ name }) => name).join(", ");
  return new Option("-e, --environment <name>", `one of ${names}`).makeOptionMandatory();
}
