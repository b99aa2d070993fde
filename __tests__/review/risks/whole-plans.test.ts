import { risksOf } from "../../../src/review/risks/risks";
import type { Change } from "../../../src/review/change";
import { change, HIDDEN, UNKNOWN } from "./support/changes";

function lines(changes: readonly Change[], drift: readonly Change[] = []): readonly string[] {
  return risksOf({ planned: changes, drift, rolloutSeconds: () => null }).map(
    ({ id, severity, address, attribute = "-" }) => `${severity} ${address} ${id} ${attribute}`,
  );
}

describe("the risks of a whole plan", () => {
  it("come worst first, then by address, then by id", () => {
    const changes = [
      change("aws_lb.web", "replace-delete-first", { name: ["a", "b"] }, { replacePaths: [["name"]] }),
      change("aws_cloudwatch_log_group.web", "update", { retention_in_days: [90, 30] }),
      change("aws_autoscaling_group.web", "update", { min_size: [4, 2], max_size: [10, 3] }),
      change("aws_db_instance.main", "update", {
        multi_az: [true, false],
        deletion_protection: [true, false],
      }),
    ];
    expect(lines(changes)).toEqual([
      "critical aws_autoscaling_group.web fleet-maximum-below-minimum max_size",
      "critical aws_db_instance.main multi-az-lost multi_az",
      "critical aws_lb.web balancer-replaced -",
      "critical aws_lb.web delete-before-create -",
      "high aws_autoscaling_group.web fleet-minimum-reduced min_size",
      "high aws_db_instance.main deletion-protection-lost deletion_protection",
      "low aws_cloudwatch_log_group.web logs-removed retention_in_days",
    ]);
    expect(lines([...changes].reverse())).toEqual(lines(changes));
  });

  it("are complete for the deletion of a database without a snapshot", () => {
    const gone = change("aws_db_instance.main", "delete", {
      multi_az: [true, undefined],
      deletion_protection: [true, undefined],
      backup_retention_period: [14, undefined],
      storage_encrypted: [true, undefined],
      kms_key_id: ["arn:aws:kms:1", undefined],
      skip_final_snapshot: [true, undefined],
    });
    expect(lines([gone])).toEqual([
      "critical aws_db_instance.main database-destroyed -",
      "critical aws_db_instance.main final-snapshot-skipped skip_final_snapshot",
    ]);
  });

  it("say one sentence once, however many elements of a list lead to it", () => {
    const group = change("aws_security_group.web", "update", {
      "ingress.0.cidr_blocks.0": [undefined, UNKNOWN],
      "ingress.1.cidr_blocks.0": [undefined, UNKNOWN],
    });
    expect(lines([group])).toEqual(["high aws_security_group.web group-opened ingress.cidr_blocks"]);
  });

  it("name the fix of the catalogue", () => {
    const [risk] = risksOf({
      planned: [change("aws_db_instance.main", "update", { multi_az: [true, false] })],
      drift: [],
      rolloutSeconds: () => null,
    });
    expect(risk).toEqual({
      id: "multi-az-lost",
      severity: "critical",
      address: "aws_db_instance.main",
      attribute: "multi_az",
      message:
        "multi_az goes from true to false: without a standby the loss of its zone takes it away until a person restores it",
      fix: "Keep multi_az = true.",
    });
  });
});

describe("no risk at all", () => {
  it.each<[string, Change]>([
    ["a move", change("aws_db_instance.main", "move", {}, { previousAddress: "aws_db_instance.old" })],
    ["a no-op", change("aws_db_instance.main", "no-op")],
    ["a read", change("data.aws_ami.web", "read", { id: [undefined, UNKNOWN] }, { mode: "data" })],
    ["a data source of a database", change("data.aws_db_instance.main", "delete", {}, { mode: "data" })],
    [
      "default tags alone",
      change("aws_db_instance.main", "update", { "tags_all.Owner": ["a", "b"], "tags.Owner": ["a", "b"] }),
    ],
    ["an import without changes", change("aws_lb.web", "import", {}, { importId: "arn:1" })],
    [
      "a database with every protection",
      change("aws_db_instance.main", "update", {
        multi_az: [false, true],
        deletion_protection: [false, true],
        backup_retention_period: [1, 14],
        skip_final_snapshot: [true, false],
        publicly_accessible: [true, false],
      }),
    ],
    [
      "a third zone",
      change("aws_autoscaling_group.web", "update", {
        "vpc_zone_identifier.2": [undefined, UNKNOWN],
        min_size: [2, 3],
        max_size: [10, 12],
      }),
    ],
    ["a hidden tag", change("aws_lb.web", "update", { "tags.Owner": [HIDDEN, HIDDEN] })],
  ])("%s", (_label, one) => {
    expect(lines([one])).toEqual([]);
  });

  it("is in new resources, but for what they open", () => {
    const created = [
      change("aws_db_instance.main", "create", {
        multi_az: [undefined, false],
        deletion_protection: [undefined, false],
      }),
      change("aws_autoscaling_group.web", "create", {
        min_size: [undefined, 1],
        health_check_type: [undefined, "EC2"],
      }),
      change("aws_s3_bucket.state", "create", { bucket: [undefined, "tfstate"] }),
      change("aws_iam_role.web", "create", { assume_role_policy: [undefined, UNKNOWN] }),
      change("aws_vpc_security_group_ingress_rule.ssh", "create", {
        cidr_ipv4: [undefined, "0.0.0.0/0"],
        from_port: [undefined, 22],
        to_port: [undefined, 22],
        ip_protocol: [undefined, "tcp"],
      }),
    ];
    expect(lines(created)).toEqual([
      "critical aws_vpc_security_group_ingress_rule.ssh group-opened cidr_ipv4",
    ]);
  });
});

describe("bounded", () => {
  it("cuts a text in a message, and never within a character", () => {
    const long = "🦊".repeat(500);
    const [risk] = risksOf({
      planned: [change("aws_db_instance.main", "update", { engine: ["mysql", long] })],
      drift: [],
      rolloutSeconds: () => null,
    });
    expect(risk?.message).toBe(
      `engine goes from mysql to ${"🦊".repeat(80)}…: clients and schema must fit the other engine`,
    );
  });

  it("judges an address of 10,000 characters", () => {
    const address = `aws_db_instance.main["${"x".repeat(10_000)}"]`;
    expect(lines([change(address, "delete")])).toEqual([`critical ${address} database-destroyed -`]);
  });
});
