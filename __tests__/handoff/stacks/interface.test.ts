import { applyInterface } from "../../../src/handoff/interface/apply-interface";
import { interfaceEntries } from "../../../src/handoff/interface/entries";
import type { Entry } from "../../../src/handoff/interface/entry";
import { dev, environmentWith, prod } from "../../support/environments";
import { HANDED_OFF } from "../support/handed-off";
import { draftOf } from "../support/built";

const ENTRIES = interfaceEntries("us-east-1");

/** Where the value of each entry stands in prod. `name` and `cidr` have tests of their own. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  data_key_alias: ["data.aws_kms_alias.data_key.name"],
  web_instance_type: ["aws_launch_template.web_group_template.instance_type"],
  web_minimum: [
    "aws_autoscaling_group.web_group.min_size",
    "aws_autoscaling_group.web_group.min_elb_capacity",
  ],
  web_maximum: ["aws_autoscaling_group.web_group.max_size"],
  web_certificate_arn: ["aws_lb_listener.web_balancer_https.certificate_arn"],
  backend_instance_type: ["aws_launch_template.backend_group_template.instance_type"],
  backend_minimum: [
    "aws_autoscaling_group.backend_group.min_size",
    "aws_autoscaling_group.backend_group.min_elb_capacity",
  ],
  backend_maximum: ["aws_autoscaling_group.backend_group.max_size"],
  database_instance_class: ["aws_db_instance.database.instance_class"],
  database_storage_gib: ["aws_db_instance.database.allocated_storage"],
  database_maximum_storage_gib: ["aws_db_instance.database.max_allocated_storage"],
  database_backup_retention_days: ["aws_db_instance.database.backup_retention_period"],
  database_backup_window: ["aws_db_instance.database.backup_window"],
  database_maintenance_window: ["aws_db_instance.database.maintenance_window"],
};

const defaults = (environment = prod) =>
  Object.fromEntries(
    applyInterface(draftOf(environment), ENTRIES).map(({ name, default: value }) => [name, value]),
  );

describe("the module's interface", () => {
  it("has the values of prod as defaults", () => {
    expect(defaults()).toEqual({
      name: "prod",
      tags: { Owner: "platform", CostCenter: "durable-system" },
      cidr: "10.20.0.0/16",
      data_key_alias: "alias/durable-prod-data",
      web_instance_type: "t3.medium",
      web_minimum: 2,
      web_maximum: 10,
      web_certificate_arn:
        "arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-0000-0000-000000000000",
      backend_instance_type: "t3.large",
      backend_minimum: 2,
      backend_maximum: 10,
      database_instance_class: "db.m6g.large",
      database_storage_gib: 100,
      database_maximum_storage_gib: 500,
      database_backup_retention_days: 14,
      database_backup_window: "03:00-04:00",
      database_maintenance_window: "sun:04:30-sun:05:30",
    });
  });

  it("asks for no certificate where the balancer speaks HTTP", () => {
    expect(Object.keys(defaults(dev))).toEqual(
      Object.keys(defaults()).filter((name) => name !== "web_certificate_arn"),
    );
  });

  it.each(Object.entries(PLACES))("%s stands for exactly its places", (name, paths) => {
    const draft = draftOf(prod);
    applyInterface(draft, ENTRIES);
    const found = draft.texts().filter(({ text }) => new RegExp(`var\\.${name}(?!\\w)`, "u").test(text));
    const credits = /^aws_launch_template\.\w+\.dynamic\.credit_specification\.for_each$/u;
    expect(
      found
        .map(({ path }) => path)
        .filter((path) => !credits.test(path))
        .sort(),
    ).toEqual([...paths].sort());
    expect(paths.map((path) => draft.valueAt(path))).toEqual(paths.map(() => `\${var.${name}}`));
  });

  it("cuts every subnet out of the VPC's network, at the place that it has", () => {
    const draft = draftOf(prod);
    applyInterface(draft, ENTRIES);
    const blocks = draft.ofType("aws_subnet").map(({ name, body }) => [name, body["cidr_block"]]);
    expect(Object.fromEntries(blocks)).toEqual({
      public_us_east_1a: "${cidrsubnet(var.cidr, 5, 0)}",
      public_us_east_1b: "${cidrsubnet(var.cidr, 5, 1)}",
      web_us_east_1a: "${cidrsubnet(var.cidr, 5, 8)}",
      web_us_east_1b: "${cidrsubnet(var.cidr, 5, 9)}",
      backend_us_east_1a: "${cidrsubnet(var.cidr, 5, 16)}",
      backend_us_east_1b: "${cidrsubnet(var.cidr, 5, 17)}",
      database_us_east_1a: "${cidrsubnet(var.cidr, 5, 24)}",
      database_us_east_1b: "${cidrsubnet(var.cidr, 5, 25)}",
    });
    expect(draft.valueAt("aws_vpc.network.cidr_block")).toBe("${var.cidr}");
  });

  it.each(HANDED_OFF)("fits $name", ({ environment }) => {
    const variables = applyInterface(draftOf(environment), interfaceEntries(environment.region));
    expect(variables.find(({ name }) => name === "name")?.default).toBe(environment.name);
  });

  it("keeps no name of the environment in any text", () => {
    const draft = draftOf(prod);
    applyInterface(draft, ENTRIES);
    const left = draft.texts().filter(({ text }) => /durable-prod|(?<![\w-])prod-/u.test(text));
    expect(left).toEqual([]);
  });

  it.each(ENTRIES.map((entry): [string, Entry] => [entry.name, entry]))(
    "%s is refused where its default is gone",
    (name, entry) => {
      const draft = draftOf(prod);
      draft.replace({ path: entry.default, from: draft.valueAt(entry.default), to: undefined });
      expect(() => applyInterface(draft, [entry])).toThrow(
        `The variable \`${name}\` does not fit the stack\n  given:   nothing stands at ${entry.default}\n`,
      );
    },
  );

  it.each(Object.entries(PLACES).filter(([, paths]) => paths.length > 1))(
    "%s is refused where a place of it holds another value",
    (name, paths) => {
      const draft = draftOf(prod);
      const [, path = ""] = paths;
      draft.replace({ path, from: draft.valueAt(path), to: 99 });
      expect(() => applyInterface(draft, ENTRIES)).toThrow(
        `The variable \`${name}\` does not fit the stack\n  given:   ${path} does not hold 2\n`,
      );
    },
  );

  it("refuses a second place of a value that it does not know", () => {
    const draft = draftOf(prod);
    draft.replace({ path: "aws_vpc.network.tags.Network", from: undefined, to: "10.20.0.0/16" });
    expect(() => applyInterface(draft, ENTRIES)).toThrow(
      'given:   aws_vpc.network.tags.Network still holds "10.20.0.0/16"',
    );
  });

  it("refuses a range of sizes that loses more than the targets were made for", () => {
    const wide = environmentWith({
      web: { minimum: 4, maximum: 10, scaling: { ratedRequestsPerSecond: 400 } },
    });
    const of = (environment = wide) =>
      applyInterface(draftOf(environment), ENTRIES)
        .find(({ name }) => name === "web_maximum")
        ?.validations.map(({ refuses }) => refuses);
    // Five of two zones lose three: 2.5 times the load. Three would lose two.
    expect(of()).toEqual([{ web_maximum: 4 }, { web_minimum: 2 }]);
    // prod may have three instances already.
    expect(of(prod)).toEqual([{ web_maximum: 2 }]);
  });
});
