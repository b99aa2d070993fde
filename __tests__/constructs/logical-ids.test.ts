import { elementTypeOf, logicalIdOf, LogicalIdRegistry } from "../../src/constructs/logical-ids";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { TerraformOutput } from "cdktf";
import { synthesizeScope } from "../support/synth";

describe("the logical id of a construct path", () => {
  it.each([
    // the examples of the rule
    ["tiers/web/group/autoscaling-group", "aws_autoscaling_group", "web_group"],
    ["network/database/us-east-1a/subnet", "aws_subnet", "database_us_east_1a"],
    // what repeats the type is left out, but for a lonely id
    ["network/vpc", "aws_vpc", "network"],
    ["vpc", "aws_vpc", "vpc"],
    ["current/partition", "data.aws_partition", "current"],
    ["tiers/web/balancer/lb-target-group", "aws_lb_target_group", "web_balancer"],
    // what does not repeat it stays
    ["tiers/web/balancer/https", "aws_lb_listener", "web_balancer_https"],
    ["network/public/route", "aws_route", "public"],
    ["network/public/route-table", "aws_route_table", "public"],
    // grouping scopes are silent while something else remains
    ["flows/web-to-s3-443/egress", "aws_vpc_security_group_egress_rule", "web_to_s3_443_egress"],
    ["network", "aws_vpc", "network"],
    ["network/flows", "aws_vpc", "network_flows"],
    // Terraform's alphabet: no hyphen from us, no capital, no leading digit
    ["camelCaseId", "aws_vpc", "camel_case_id"],
    ["2fast", "aws_vpc", "_2fast"],
    ["us.east/1a", "aws_vpc", "us_east_1a"],
    ["naïve", "aws_vpc", "na_ve"],
  ])("%s of %s is %s", (path, type, id) => {
    expect(logicalIdOf(path.split("/"), type)).toBe(id);
  });
});

describe("the type of an element", () => {
  it("tells a resource from a data source and from an output", () => {
    synthesizeScope((scope) => {
      expect(elementTypeOf(new Vpc(scope, "vpc", {}))).toBe("aws_vpc");
      expect(elementTypeOf(new DataAwsPartition(scope, "partition"))).toBe("data.aws_partition");
      expect(elementTypeOf(new TerraformOutput(scope, "output", { value: "" }))).toBe("TerraformOutput");
    });
  });
});

describe("the registry of logical ids", () => {
  it("gives an id to one path alone, as often as it asks", () => {
    const registry = new LogicalIdRegistry();
    expect(registry.claim("aws_vpc", "network", "stack/a")).toBe("network");
    expect(registry.claim("aws_vpc", "network", "stack/a")).toBe("network");
    expect(() => registry.claim("aws_vpc", "network", "stack/b")).toThrow(
      "the constructs stack/a and stack/b would both become aws_vpc.network: rename one of them",
    );
  });

  it("keeps the types apart: Terraform does so too", () => {
    const registry = new LogicalIdRegistry();
    registry.claim("aws_route", "public", "stack/a");
    expect(registry.claim("aws_route_table", "public", "stack/b")).toBe("public");
    expect(registry.claim("data.aws_route", "public", "stack/c")).toBe("public");
  });
});
