import type { PlanContent } from "../../../src/review/plan-content";
import { fixture } from "../../model/support/fixtures";
import { planWith, read, resourceChange } from "../plan/support/plans";

interface Shown {
  /** Values that are shown or hidden, nulls and unknown ones apart. */
  readonly values: number;
  readonly hidden: readonly string[];
  /** Addresses, types and keys in which something was hidden. */
  readonly names: readonly string[];
}

function shownOf({ changes, drift, outputs }: PlanContent): Shown {
  const all = [...changes, ...drift, ...outputs];
  const leaves = all.flatMap(({ address, attributes }) =>
    attributes.flatMap(({ path, before, after }) =>
      [before, after].map((value) => ({ value, at: `${address} ${path.join(".")}` })),
    ),
  );
  const names = all.flatMap(({ address, type, attributes }) => [
    address,
    type,
    ...attributes.flatMap(({ path }) => path.map(String)),
  ]);
  return {
    values: leaves.filter(({ value }) => ["value", "hidden"].includes(value.kind)).length,
    hidden: leaves.flatMap(({ value, at }) => (value.kind === "hidden" ? [`${at}: ${value.because}`] : [])),
    names: names.filter((name) => name.includes("(hidden")),
  };
}

interface StateResource {
  readonly address: string;
  readonly type: string;
  readonly mode: string;
  readonly values: unknown;
  readonly sensitive_values?: unknown;
}

interface StateModule {
  readonly resources?: readonly StateResource[];
  readonly child_modules?: readonly StateModule[];
}

/** The creation or the deletion of all that a state holds. */
function changed(action: "create" | "delete", state: unknown) {
  const { values } = state as { values: { root_module: StateModule } };
  const all = ({ resources = [], child_modules: children = [] }: StateModule): readonly StateResource[] => [
    ...resources,
    ...children.flatMap(all),
  ];
  return planWith({
    resource_changes: all(values.root_module).map(
      ({ address, type, mode, values: own, sensitive_values: marks }) =>
        resourceChange(
          action === "create"
            ? { actions: [action], before: null, after: own, before_sensitive: false, after_sensitive: marks }
            : {
                actions: [action],
                before: own,
                after: null,
                before_sensitive: marks,
                after_sensitive: false,
              },
          { address, type, mode },
        ),
    ),
  });
}

describe("ordinary values stay visible", () => {
  test("in the creation of the whole system", async () => {
    const { planned_values: values } = fixture("durable-dev.plan") as { planned_values: unknown };
    expect(shownOf(await read(changed("create", { values })))).toEqual({
      values: 962,
      hidden: [],
      names: [],
    });
  });

  test("in a creation with modules", async () => {
    const { planned_values: values } = fixture("modules.plan") as { planned_values: unknown };
    expect(shownOf(await read(changed("create", { values })))).toEqual({
      values: 126,
      hidden: [],
      names: [],
    });
  });

  test("in the destruction of the whole system, with every id and ARN that AWS made", async () => {
    expect(shownOf(await read(changed("delete", fixture("durable-dev.state"))))).toEqual({
      values: 1886,
      hidden: [
        // The emulator gives a user the id of an access key.
        "data.aws_caller_identity.current user_id: holds what looks like an AWS access key id",
        "data.aws_ssm_parameter.backend_group_template_image value: a secret of this resource type",
        "data.aws_ssm_parameter.web_group_template_image value: a secret of this resource type",
        "aws_launch_template.backend_group_template user_data: user data, 19,756 characters",
        "aws_launch_template.web_group_template user_data: user data, 4,396 characters",
      ],
      names: [],
    });
  });

  it.each([
    ["http_tokens", "required"],
    ["kms_master_key_id", "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"],
    ["secret_arn", "arn:aws:secretsmanager:us-east-1:123456789012:secret:rds!db-1234-AbCdEf"],
    ["master_user_secret_kms_key_id", "alias/database"],
    ["password_length", 32],
    ["manage_master_user_password", true],
    ["ssl_policy", "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"],
    ["dns_name", "internal-durable-dev-backend-1234567890.us-east-1.elb.amazonaws.com"],
    ["endpoint", "durable-dev-database.cabcdefghijk.us-east-1.rds.amazonaws.com:3306"],
    ["policy_arn", "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"],
    ["arn_suffix", "app/durable-dev-web/50dc6c495c0c9188"],
    ["dimension", "targetgroup/durable-dev-web-8000/943f017f100becff"],
    ["zone_id", "Z35SXDOTRQ7X7K"],
    ["unique_id", "AROAQWERTYUIOPASDFGHJ"],
    ["source_code_hash", "n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg="],
    ["etag", "9f86d081884c7d659a2feaa0c55ad015"],
    [
      "image",
      "123456789012.dkr.ecr.us-east-1.amazonaws.com/app@sha256:9f86d081884c7d659a2feaa0c55ad0159f86d081884c7d659a2feaa0c55ad015",
    ],
    ["GitCommit", "9f86d081884c7d659a2feaa0c55ad0159f86d081"],
    ["name", "al2023-ami-2023.5.20240701.0-kernel-6.1-x86_64"],
    ["bucket", "cdk-hnb659fds-assets-123456789012-us-east-1"],
    ["created", "2026-11-23T03:38:27Z"],
    ["cidr", "2001:db8:85a3::8a2e:370:7334/64"],
    ["schedule", "cron(0 12 * * ? *)"],
    [
      "policy",
      '{"Statement":[{"Action":["secretsmanager:GetSecretValue","kms:Decrypt"],"Effect":"Allow","Resource":"*"}]}',
    ],
    ["name_prefix", "terraform-20261123033827123400000001"],
    [
      "public_key",
      `ssh-ed25519 ${"AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl"} me`,
    ],
    ["service", "com.amazonaws.us-east-1.secretsmanager"],
    ["image_id", "ami-0ed094fb1304fd857"],
    ["token_endpoint", "https://login.example.com/oauth2/token"],
    [
      "containers",
      '[{"secrets":[{"name":"DB_PASSWORD","valueFrom":"arn:aws:secretsmanager:us-east-1:1:secret:a"}]}]',
    ],
  ])("%s = %j", async (name, value) => {
    const { changes } = await read(
      planWith({ resource_changes: [resourceChange({ before: {}, after: { [name]: value } })] }),
    );
    expect(changes[0]?.attributes.map(({ after }) => after)).toEqual([{ kind: "value", value }]);
  });

  test("what a marked value shares with half of the plan is hidden only where it is marked", async () => {
    const change = resourceChange({
      before: {},
      after: {
        image: "ami-0ed094fb1304fd857",
        user: "durable",
        region: "us-east-1",
        mode: "enabled",
        note: "durable",
      },
      after_sensitive: { image: true, user: true, region: true, mode: true },
    });
    const other = resourceChange(
      {
        before: {},
        after: {
          image_id: "ami-0ed094fb1304fd857",
          name: "durable-dev",
          zone: "us-east-1a",
          state: "enabled",
        },
      },
      { address: 'aws_thing.durable["us-east-1a"]' },
    );
    const shown = shownOf(await read(planWith({ resource_changes: [change, other] })));
    expect(shown).toEqual({
      values: 9,
      hidden: [
        "aws_thing.a image: marked as sensitive",
        "aws_thing.a mode: marked as sensitive",
        "aws_thing.a note: holds a secret of this plan",
        "aws_thing.a region: marked as sensitive",
        "aws_thing.a user: marked as sensitive",
      ],
      names: [],
    });
  });
});
