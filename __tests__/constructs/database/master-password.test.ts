import { environmentWith } from "../../support/environments";
import { leaves, resource, resources, type StackJson } from "../../support/stack-json";
import { synthesize } from "../../support/synth";

interface Ephemeral {
  readonly ephemeral?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}
type Allows = { readonly kind: "nothing" } | { readonly kind: "blue-green-updates" };

const own = (version?: number, allows: Allows = { kind: "nothing" }): StackJson & Ephemeral =>
  synthesize(
    environmentWith({
      database: {
        masterPassword: { kind: "own", allows, ...(version === undefined ? {} : { version }) },
      },
    }),
  ).durable;

const INSTANCE = "aws_db_instance.database";
const json = own();

describe("an own master password", () => {
  it("is made and read again by ephemeral resources, which no state and no plan holds", () => {
    expect(json.ephemeral).toEqual({
      aws_secretsmanager_random_password: {
        database_master: { password_length: 40, exclude_punctuation: true },
      },
      aws_secretsmanager_secret_version: {
        database_master: { secret_id: "${aws_secretsmanager_secret_version.database_master.arn}" },
      },
    });
  });

  it("reaches the secret and the database in write-only arguments, and nothing else", () => {
    const told = leaves(json)
      .filter(({ value }) => typeof value === "string" && value.includes("ephemeral."))
      .map(({ path, value }) => [path.slice(1).join("."), value]);
    expect(told).toEqual([
      [
        "aws_db_instance.database.password_wo",
        "${jsondecode(ephemeral.aws_secretsmanager_secret_version.database_master.secret_string).password}",
      ],
      [
        "aws_secretsmanager_secret_version.database_master.secret_string_wo",
        '${jsonencode({ username = "dbowner", password = ephemeral.aws_secretsmanager_random_password.database_master.random_password })}',
      ],
    ]);
  });

  it("is new in both where its version is raised", () => {
    const versions = (stack: StackJson) => [
      resource(stack, INSTANCE)["password_wo_version"],
      resource(stack, "aws_secretsmanager_secret_version.database_master")["secret_string_wo_version"],
    ];
    expect(versions(json)).toEqual([1, 1]);
    expect(versions(own(7))).toEqual([7, 7]);
  });

  it("stands in a secret with a key of ours, which backend instances may read at their first boot", () => {
    expect(resource(json, "aws_secretsmanager_secret.database_master")).toMatchObject({
      name_prefix: "durable-prod-master-",
      kms_key_id: "${data.aws_kms_alias.data_key.target_key_arn}",
      recovery_window_in_days: 30,
    });
    expect(json.output?.["database_master_secret_arn"]?.["value"]).toBe(
      "${aws_secretsmanager_secret.database_master.arn}",
    );
    expect(JSON.stringify(resource(json, "aws_iam_role_policy.backend_role")["policy"])).toContain(
      "${aws_secretsmanager_secret.database_master.arn}",
    );
  });

  it("leaves RDS nothing to manage, and takes Terraform 1.11", () => {
    const instance = resource(json, INSTANCE);
    expect(instance["manage_master_user_password"]).toBeUndefined();
    expect(instance["master_user_secret_kms_key_id"]).toBeUndefined();
    expect(json.terraform.required_version).toBe(">= 1.11");
  });

  it("is nothing of a managed one", () => {
    const managed: StackJson & Ephemeral = synthesize(environmentWith({})).durable;
    expect(managed.ephemeral).toBeUndefined();
    expect(managed.terraform.required_version).toBe(">= 1.10");
    expect(Object.keys(resources(managed, "aws_secretsmanager_secret"))).toEqual(["application"]);
  });

  it("allows blue/green updates, which are off otherwise", () => {
    expect(resource(json, INSTANCE)["blue_green_update"]).toBeUndefined();
    const updated = own(1, { kind: "blue-green-updates" });
    expect(resource(updated, INSTANCE)["blue_green_update"]).toEqual({ enabled: true });
  });
});
