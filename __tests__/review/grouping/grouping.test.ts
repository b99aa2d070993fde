import { addressParts } from "../../../src/review/grouping/address-parts";
import { constructPathsOf } from "../../../src/review/grouping/construct-paths";
import { groupChanges } from "../../../src/review/grouping/group-changes";
import { groupOf } from "../../../src/review/grouping/group-of";
import { change } from "../risks/support/changes";

describe("an address is taken apart", () => {
  it.each([
    ["aws_lb.web", { modules: [], type: "aws_lb", name: "web" }],
    ['aws_lb.web["a.b"]', { modules: [], type: "aws_lb", name: "web" }],
    ["data.aws_ami.web[0]", { modules: [], type: "aws_ami", name: "web" }],
    ["module.web.aws_lb.this", { modules: ["web"], type: "aws_lb", name: "this" }],
    [
      'module.web["x.module.evil.aws_vpc.y"].module.lb[0].aws_lb.this["a\\"].b"]',
      { modules: ["web", "lb"], type: "aws_lb", name: "this" },
    ],
    ["nonsense", { modules: [], type: "", name: "" }],
    ["", { modules: [], type: "", name: "" }],
  ])("%s", (address, parts) => {
    expect(addressParts(address)).toEqual(parts);
  });

  it("in time that grows with its length alone", () => {
    const long = `module.a[${'"'.repeat(50_000)}`;
    expect(addressParts(`${long}.aws_lb.web`)).toEqual({ modules: [], type: "module", name: "a" });
  });
});

describe("a change without a construct path", () => {
  it.each([
    ["aws_lb.web_balancer", "web"],
    ["aws_autoscaling_group.backend_group", "backend"],
    ["aws_subnet.database_us_east_1a", "network"],
    ["aws_vpc_security_group_ingress_rule.web_to_backend_balancer_80_ingress", "flows"],
    ["aws_db_instance.database", "database"],
    ["aws_cloudwatch_log_group.database_log_error", "database"],
    ["aws_s3_bucket.state", "state"],
    ["aws_dynamodb_table.state_lock", "state"],
    ["aws_kms_key.volume_key", "keys"],
    ["aws_vpc_endpoint.endpoints_s3", "network"],
    ["aws_lb.website", "balancers"],
    ["aws_route53_record.site", "names"],
    ["aws_iam_role.deploy", "identity"],
    ["google_compute_instance.web", "web"],
    ["google_compute_instance.one", "other"],
    ["module.network.aws_vpc.this", "module.network"],
    ['module.tier["a"].module.lb.aws_lb.this', "module.tier.module.lb"],
  ])("%s is of %s", (address, group) => {
    expect(groupOf(change(address, "update"))).toBe(group);
  });
});

describe("a change with a construct path", () => {
  it.each([
    ["durable-prod/tiers/web/balancer/lb", "web"],
    ["durable-prod/network/web/us-east-1a/subnet", "network"],
    ["durable-prod/flows/web-to-backend-balancer-80/ingress", "flows"],
    ["durable-prod/database-events/db-event-subscription", "database"],
    ["state-prod/state-lock/dynamodb-table", "state"],
    ["durable-prod/volume-key/kms-key", "keys"],
    ["other-stack/Something/Else", "balancers"],
  ])("%s is of %s", (path, group) => {
    expect(groupOf({ address: "aws_lb.one", type: "aws_lb" }, path)).toBe(group);
  });
});

describe("construct paths", () => {
  it("are read from synthesized JSON, where they are", () => {
    const element = (path: string) => ({ "//": { metadata: { path, uniqueId: "x" } }, name: "x" });
    const synthesized = {
      resource: { aws_lb: { web: element("s/tiers/web/lb"), plain: {} }, odd: { one: 5 } },
      data: { aws_ami: { web: element("s/image") } },
    };
    expect([...constructPathsOf(synthesized)]).toEqual([
      ["aws_lb.web", "s/tiers/web/lb"],
      ["data.aws_ami.web", "s/image"],
    ]);
  });

  it.each([[undefined], [null], ["text"], [{ resource: [] }], [{ resource: { aws_lb: 1 } }]])(
    "of %j are none",
    (synthesized) => {
      expect(constructPathsOf(synthesized).size).toBe(0);
    },
  );
});

describe("groups", () => {
  const names = (addresses: readonly string[]) =>
    groupChanges(addresses.map((address) => change(address, "update"))).map(({ name, changes }) => [
      name,
      changes.map(({ address }) => address),
    ]);

  it("come in a fixed order, modules by name after them, the rest last; within a group by address", () => {
    expect(
      names([
        "null_resource.one",
        "module.b.aws_lb.this",
        "module.a.aws_lb.this",
        "aws_s3_bucket.state",
        "aws_db_instance.database",
        "aws_lb.web_balancer",
        "aws_autoscaling_group.web_group",
        "aws_vpc.network",
        "aws_lb.backend_balancer",
      ]),
    ).toEqual([
      ["network", ["aws_vpc.network"]],
      ["web", ["aws_autoscaling_group.web_group", "aws_lb.web_balancer"]],
      ["backend", ["aws_lb.backend_balancer"]],
      ["database", ["aws_db_instance.database"]],
      ["state", ["aws_s3_bucket.state"]],
      ["module.a", ["module.a.aws_lb.this"]],
      ["module.b", ["module.b.aws_lb.this"]],
      ["other", ["null_resource.one"]],
    ]);
  });

  it("leave out what nothing happens to, and keep every other change", () => {
    const kinds = [
      "create",
      "update",
      "replace-create-first",
      "replace-delete-first",
      "delete",
      "read",
    ] as const;
    const others = ["forget", "move", "import", "deferred"] as const;
    const changes = [...kinds, ...others].map((kind, index) => change(`aws_vpc.v${index}`, kind));
    expect(groupChanges([...changes, change("aws_vpc.same", "no-op")])).toEqual([
      { name: "network", changes },
    ]);
  });

  it("follow construct paths, for every instance of a resource", () => {
    const changes = [change('aws_lb.one["b"]', "update"), change("aws_lb.two", "update")];
    const paths = new Map([
      ["aws_lb.one", "s/tiers/web/z"],
      ["aws_lb.two", "s/tiers/web/a"],
    ]);
    expect(groupChanges(changes, paths)).toEqual([{ name: "web", changes: [changes[1], changes[0]] }]);
  });

  it("are none of no changes", () => {
    expect(groupChanges([])).toEqual([]);
  });
});
