import type { Configuration } from "../configuration";
import { renderAssignments } from "../hcl/assignments";
import { renderLiteral } from "../hcl/literal";
import type { Variable } from "../interface/entry";
import { MODULE_NAME } from "../module/examples";
import { renderTables } from "./tables";

export interface ReadmeFacts {
  readonly configuration: Configuration;
  readonly variables: readonly Variable[];
  /** The stack that the module was made of. */
  readonly stack: string;
  /** How the files of configuration end: `.tf.json` or `.tf`. */
  readonly ending: string;
}

/** What a Terraform engineer needs who never saw where the module came from. */
export function renderReadme({ configuration, variables, stack, ending }: ReadmeFacts): string {
  return [
    `# ${stack}\n`,
    "A web tier and a backend tier, each an Auto Scaling group behind its own Application Load Balancer, and a MySQL " +
      "database on RDS, over several availability zones. `DRILL.md` says what the system survives, and how fast it is " +
      "back.\n",
    usage(configuration, variables, ending),
    adopting(configuration, ending),
    boundaries(configuration),
    testing(),
    cdktf(ending),
    renderTables(configuration, variables),
  ].join("\n");
}

function usage({ provider, region }: Configuration, variables: readonly Variable[], ending: string): string {
  const named = variables.filter(({ name }) => ["name", "cidr", "web_certificate_arn"].includes(name));
  const call = renderAssignments(
    [
      ["source", '"./path/to/this/module"'],
      ...named.map((variable): [string, string] => [variable.name, renderLiteral(variable.default, 1)]),
      ["data_key_alias", "aws_kms_alias.data_key.id"],
    ],
    "  ",
  );
  const accounts = JSON.stringify(provider["allowed_account_ids"] ?? []);
  return [
    "## Usage\n",
    "```hcl",
    `module "${MODULE_NAME}" {`,
    `${call}}`,
    "```\n",
    "`examples/complete` is a whole root: provider, the KMS key that the data is encrypted with, the module, its outputs. " +
      "To deploy it:\n",
    `1. In \`examples/complete/main${ending}\` put your account into \`allowed_account_ids\` (now \`${accounts}\`)${
      variables.some(({ name }) => name === "web_certificate_arn")
        ? " and the ARN of an issued ACM certificate of that account into `web_certificate_arn`"
        : ""
    }. The region is ${region}, see below.`,
    "2. Give Terraform credentials of that account, in any way that the AWS provider takes.",
    "3. Run:\n",
    "```sh",
    "cd examples/complete",
    "terraform init",
    "terraform apply",
    "```\n",
    "The state lies in that folder until you add a backend. The lock file pins the provider release that this module " +
      "was tested with, for every platform.\n",
    "Two instances of the module in one root need two values of `name`; `count` and `for_each` work. The provider's " +
      "`default_tags` are the caller's: instances, volumes and network interfaces get `tags` instead, so give both the same.\n",
  ].join("\n");
}

function adopting({ backend }: Configuration, ending: string): string {
  const state =
    backend === undefined
      ? "Add the backend block that the running system's root has, so that this root reads the same state."
      : `\`backend${ending}\` names the state of the running system: this root replaces the one that wrote it. To keep the state elsewhere, change the block after the first apply and run \`terraform init -migrate-state\`.`;
  return [
    "## Taking over the running system\n",
    "`examples/adopt` has a `moved` block for every resource: nothing is replaced, nothing is changed.\n",
    state,
    "",
    "```sh",
    "cd examples/adopt",
    "terraform init",
    "terraform plan    # 0 to add, 0 to change, 0 to destroy",
    "terraform apply   # writes the new addresses into the state",
    "```\n",
    "After that the former root must not be applied again: it would not find its resources. Once the apply is through " +
      `everywhere, \`moved${ending}\` may be deleted.\n`,
  ].join("\n");
}

function boundaries({ region }: Configuration): string {
  return [
    "## What is fixed\n",
    `- **The region, ${region}.** Zones, names of endpoints, the package source and the database's root certificate in the boot scripts are of that region. Another one is refused while planning.`,
    "- **Deletion protection** of the database and the balancers is as the environment has it. " +
      "`prevent_destroy` is not: Terraform takes no variable there, and `terraform test` could not clean up. To destroy a " +
      "protected system, switch the protection off first.",
    "- **Addresses of resources** hold the names of the zones: a zone that is added changes nothing that exists.\n",
  ].join("\n");
}

function testing(): string {
  return [
    "## Tests\n",
    "Offline, without credentials, nothing is created. A few minutes: each refused value is a plan of its own.\n",
    "```sh",
    "terraform init -backend=false",
    "terraform test",
    "sha256sum --check SHA256SUMS",
    "```\n",
  ].join("\n");
}

/** CDKTF reads the types of variables from the native syntax alone: from JSON every input is `any`. */
function cdktf(ending: string): string {
  const untyped =
    ending === ".tf" ? "" : " From JSON the inputs are untyped: hand off with `--format hcl` for typed ones.";
  return [
    "## From CDKTF\n",
    `List the module in \`cdktf.json\`; \`cdktf get\` then writes typed bindings for TypeScript, Python, Go, Java and C#.${untyped}\n`,
    "```json",
    '{ "terraformModules": [{ "name": "durable", "source": "./path/to/this/module" }] }',
    "```\n",
  ].join("\n");
}
