import { TerraformStack, Testing } from "cdktf";
import { Construct } from "constructs";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { Environment } from "../../src/config/environment";
import { AddressedStack } from "../../src/stacks/addressed-stack";
import { dev, prod } from "../support/environments";
import { addresses } from "../support/stack-json";
import { stacksOf, synthesize } from "../support/synth";

describe("the addresses", () => {
  // They are a contract: a change here moves, or destroys, what people have deployed.
  it.each([
    { name: "prod", environment: prod },
    { name: "dev", environment: dev },
  ])("of $name are these", ({ environment }) => {
    const { state, durable } = synthesize(environment);
    expect(addresses(state).join("\n")).toMatchSnapshot("state");
    expect(addresses(durable).join("\n")).toMatchSnapshot("durable");
  });

  it("are what Terraform takes, without a hash", () => {
    for (const environment of [prod, dev]) {
      for (const json of stacksOf(environment)) {
        for (const address of addresses(json)) {
          expect(address).toMatch(/^(data\.)?aws_[a-z0-9_]+\.[a-z_][a-z0-9_]*$/);
          expect(address).not.toMatch(/_[0-9A-F]{8}$/);
        }
      }
    }
  });

  it("of the outputs are these", () => {
    const outputs = Object.keys(synthesize(prod).durable.output ?? {});
    expect(outputs).toEqual([
      "backend_balancer_dns_name",
      "backend_group_name",
      "database_address",
      "database_master_secret_arn",
      "event_topic_arn",
      "vpc_id",
      "web_balancer_dns_name",
      "web_group_name",
      "web_url",
    ]);
    expect(synthesize(prod).durable.output?.["web_url"]?.["value"]).toBe(
      "https://${aws_lb.web_balancer.dns_name}",
    );
    expect(synthesize(dev).durable.output?.["web_url"]?.["value"]).toBe(
      "http://${aws_lb.web_balancer.dns_name}",
    );
  });
});

describe("two constructs that would share an address", () => {
  class ClashingStack extends AddressedStack {
    constructor(scope: Construct, environment: Environment) {
      super(scope, "clash", environment);
      new Vpc(new Construct(this, "network"), "vpc", { cidrBlock: "10.0.0.0/16" });
      new Vpc(this, "network_", {});
      new Vpc(new Construct(this, "flows"), "network-", {});
    }
  }

  it("stop the synthesis, which would keep the last of them silently", () => {
    const stack = new ClashingStack(Testing.app(), prod);
    expect(() => Testing.synth(stack)).toThrow(
      "the constructs clash/network_ and clash/flows/network- would both become aws_vpc.network_: rename one of them",
    );
  });

  it("overwrite each other in a plain stack: the reason for the guard", () => {
    const stack = new TerraformStack(Testing.app(), "plain");
    const first = new Vpc(stack, "first", { cidrBlock: "10.1.0.0/16" });
    const second = new Vpc(stack, "second", { cidrBlock: "10.2.0.0/16" });
    first.overrideLogicalId("same");
    second.overrideLogicalId("same");
    const { resource } = JSON.parse(Testing.synth(stack)) as {
      resource: { aws_vpc: Record<string, unknown> };
    };
    expect(resource.aws_vpc).toEqual({ same: { cidr_block: "10.2.0.0/16" } });
  });
});
