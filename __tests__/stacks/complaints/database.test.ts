import { dev, environmentWith, prod } from "../../support/environments";
import { leaves, resource, resources } from "../../support/stack-json";
import { stacksOf, synthesize } from "../../support/synth";

/** What users of other projects complain about, each with its issue; here it cannot happen. */
const { durable } = synthesize(prod);
const database = resource(durable, "aws_db_instance.database");
const disposable = resource(synthesize(dev).durable, "aws_db_instance.database");

it("the database's password stands in no state (terraform-aws-rds #26)", () => {
  for (const json of [prod, dev].flatMap(stacksOf)) {
    const passwords = leaves(json).filter(({ path }) => /^(password|secret_string)/u.test(path.at(-1) ?? ""));
    expect(passwords).toEqual([]);
    expect(resources(json, "aws_secretsmanager_secret_version")).toEqual({});
    expect(json.resource["random_password"]).toBeUndefined();
  }
  expect(database["manage_master_user_password"]).toBe(true);
});

it("storage that grows by itself is no drift (provider #44786, #9076)", () => {
  // The provider passes over a larger allocated_storage where max_allocated_storage is written, on a primary.
  for (const instance of [database, disposable]) {
    expect(instance["max_allocated_storage"]).toBeGreaterThan(Number(instance["allocated_storage"]));
    expect(instance["replicate_source_db"]).toBeUndefined();
  }
});

it("the final snapshot's name is free at the second destroy (terraform-aws-rds #445, terraform-aws-rds-cluster #129)", () => {
  // A VPC of a second life has another id; what forces a new instance in the same VPC stands in the name, too.
  const name = (changes: { name?: string; masterUser?: string }) =>
    resource(synthesize(environmentWith({ database: changes })).durable, "aws_db_instance.database")[
      "final_snapshot_identifier"
    ];
  expect(name({})).toBe("durable-prod-database-final-app-dbowner-${aws_vpc.network.id}");
  expect(name({ name: "shop" })).toBe("durable-prod-database-final-shop-dbowner-${aws_vpc.network.id}");
  expect(name({ masterUser: "chief" })).toBe("durable-prod-database-final-app-chief-${aws_vpc.network.id}");
  expect(disposable["final_snapshot_identifier"]).toBeUndefined();
});

it("deletion protection never stops a destroy half-way (govuk-infrastructure PR #3150)", () => {
  // Terraform refuses before it touches anything: whatever AWS would refuse to delete says so itself.
  const refusing = Object.entries(durable.resource).flatMap(([type, byId]) =>
    Object.entries(byId)
      .filter(([, body]) => body["deletion_protection"] === true)
      .map(([id, body]) => [`${type}.${id}`, body["lifecycle"]] as const),
  );
  expect(refusing.map(([address]) => address)).toContain("aws_db_instance.database");
  expect(database["lifecycle"]).toMatchObject({ prevent_destroy: true });
  // And where it may be destroyed, nothing holds it: no protection, no snapshot to wait for, no full vault.
  expect(disposable).toMatchObject({
    deletion_protection: false,
    skip_final_snapshot: true,
    lifecycle: { prevent_destroy: false },
  });
  const forget = environmentWith({
    protection: { kind: "disposable", reason: "a test of tearing down" },
  });
  expect(resource(synthesize(forget).durable, "aws_backup_vault.backup_vault")).toMatchObject({
    force_destroy: true,
    lifecycle: { prevent_destroy: false },
  });
});

it("a parameter group is replaced before the old one goes (provider #1571)", () => {
  const group = resource(durable, "aws_db_parameter_group.database");
  expect(group["lifecycle"]).toEqual({ create_before_destroy: true });
  // Both are there for a while: a fixed name would clash.
  expect(group["name"]).toBeUndefined();
  expect(group["name_prefix"]).toBe("durable-prod-mysql84-");
  expect(database["parameter_group_name"]).toBe("${aws_db_parameter_group.database.name}");
});

it("the database has a standby by default (multi_az = false in terraform-aws-rds, cloudposse)", () => {
  expect([database["multi_az"], disposable["multi_az"]]).toEqual([true, true]);
});

it("backups are on by default (off in cloudposse)", () => {
  expect(database["backup_retention_period"]).toBe(14);
  expect(disposable["backup_retention_period"]).toBe(1);
  expect(resource(durable, "aws_backup_selection.backup")["resources"]).toEqual([
    "${aws_db_instance.database.arn}",
  ]);
});
