import type { ConfigurationCopy, ListPart } from "./from-mocked-copy";

export const TEST_FILE = "durable_mocked_apply.tftest.json";

/** An output of ours, through which Terraform tells what the provider's region comes to. */
export const REGION_OUTPUT = "durable_mocked_region";

export interface Override {
  readonly target: string;
  readonly values: Readonly<Record<string, unknown>>;
}

export interface Overrides {
  readonly resources: readonly Override[];
  readonly data: readonly Override[];
}

export function renderRegionOutput(expression: string): string {
  const literal = /^"(.*)"$/.exec(expression)?.[1];
  const value = literal ?? `\${${expression}}`;
  return JSON.stringify({ output: { [REGION_OUTPUT]: { value } } });
}

/** A test with every provider mocked: one run that plans, and one that applies. */
export function renderTestFile(
  { types, arnAttributes, listParts, aliases, region }: ConfigurationCopy & { readonly region: string },
  overrides?: Overrides,
): string {
  const own = types.filter((type) => type.startsWith("aws_"));
  const arns = Object.fromEntries(
    arnAttributes.map((name) => [name, `arn:aws:mock:${region}:${ACCOUNT}:mock`]),
  );
  const lists = listDefaults(listParts, (attribute) => `arn:aws:mock:${region}:${ACCOUNT}:${attribute}`);
  const data = dataDefaults(region);
  const mocked = {
    mock_resource: Object.fromEntries(
      own.map((type) => [type, { defaults: { ...arns, ...lists, ...idDefault(type) } }]),
    ),
    mock_data: Object.fromEntries(
      own.map((type) => [type, { defaults: { ...arns, ...lists, ...data[type] } }]),
    ),
  };
  const providers = [...aliases].map(([name, names]) => {
    const content = name === "aws" ? mocked : {};
    return [name, [content, ...names.map((alias) => ({ alias, ...content }))]] as const;
  });
  return JSON.stringify({
    mock_provider: Object.fromEntries(providers),
    ...(overrides === undefined
      ? {}
      : { override_resource: overrides.resources, override_data: overrides.data }),
    run: { ...(overrides === undefined ? { plan: { command: "plan" } } : {}), apply: { command: "apply" } },
  });
}

/** One item with the parts that are used; a mock's own list is empty, and an index into it an error. */
export function listDefaults(
  parts: readonly ListPart[],
  value: (attribute: string, list: string) => string,
): Readonly<Record<string, readonly Readonly<Record<string, string>>[]>> {
  const lists: Record<string, [Record<string, string>]> = {};
  for (const { list, attribute } of parts) {
    const [item] = (lists[list] ??= [{}]);
    item[attribute] ??= value(attribute, list);
  }
  return lists;
}

/** The provider checks what is used as an ARN, and this id. A type without such an attribute ignores the default. */
function idDefault(type: string): Readonly<Record<string, string>> {
  return type === "aws_launch_template" ? { id: "lt-00000000000000000" } : {};
}

/** AWS's example account: https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html */
const ACCOUNT = "111122223333";

/** What is the same for everybody, or has to have a form that the provider checks; zones by their usual names. */
export function dataDefaults(region: string): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  const letters = ["a", "b", "c"];
  return {
    aws_availability_zones: {
      names: letters.map((letter) => `${region}${letter}`),
      zone_ids: letters.map((_, index) => `${region}-az${index + 1}`),
    },
    aws_region: { name: region, region, id: region },
    aws_partition: { partition: "aws", dns_suffix: "amazonaws.com", id: "aws" },
    aws_caller_identity: { account_id: ACCOUNT, arn: `arn:aws:iam::${ACCOUNT}:root`, id: ACCOUNT },
    aws_iam_policy_document: { json: '{"Version":"2012-10-17","Statement":[]}' },
  };
}
