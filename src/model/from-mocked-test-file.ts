import type { ConfigurationCopy } from "./from-mocked-copy";

export const TEST_FILE = "durable_mocked_apply.tftest.json";

/** An output of ours, through which Terraform tells what the provider's region comes to. */
export const REGION_OUTPUT = "durable_mocked_region";

export interface Override {
  readonly target: string;
  readonly values: Readonly<Record<string, string | number>>;
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
  { resourceTypes, aliases, region }: ConfigurationCopy & { readonly region: string },
  overrides?: Overrides,
): string {
  const mocked = {
    mock_resource: Object.fromEntries(
      resourceTypes
        .filter((type) => type.startsWith("aws_"))
        .map((type) => [type, { defaults: resourceDefaults(type, region) }]),
    ),
    mock_data: Object.fromEntries(
      Object.entries(dataDefaults(region)).map(([type, defaults]) => [type, { defaults }]),
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

/** The provider checks what is used as an ARN, and a launch template's id. A type without an ARN ignores the default. */
function resourceDefaults(type: string, region: string): Readonly<Record<string, string>> {
  const arn = `arn:aws:mock:${region}:${ACCOUNT}:${type}`;
  return type === "aws_launch_template" ? { arn, id: "lt-00000000000000000" } : { arn };
}

/** AWS's example account: https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html */
const ACCOUNT = "111122223333";

/** What AWS is the same for everybody, or has to have a form that the provider checks. Zones by their usual names. */
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
