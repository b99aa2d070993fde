import { environmentWith, prod } from "../../support/environments";
import { resource, resources } from "../../support/stack-json";
import { synthesize } from "../../support/synth";

const LONGEST = environmentWith({ name: "abcdefghij", web: { port: 65_535 }, backend: { port: 65_535 } });

it("names of balancers and target groups fit into 32 characters (provider #1666)", () => {
  for (const type of ["aws_lb", "aws_lb_target_group"]) {
    const names = Object.values(resources(synthesize(LONGEST).durable, type)).map(({ name }) => String(name));
    expect(names).toHaveLength(2);
    for (const name of names) {
      expect(name.length).toBeLessThanOrEqual(32);
      expect(name).toMatch(/^(?!internal-)[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$/u);
    }
    expect(new Set(names).size).toBe(2);
  }
});

it("a target group in use is replaced (provider #636, terraform-aws-alb #57)", () => {
  const group = (environment: typeof prod) =>
    resource(synthesize(environment).durable, "aws_lb_target_group.web_balancer");
  const before = group(prod);
  expect(before["lifecycle"]).toEqual({ create_before_destroy: true });
  // Its port forces a new one: the new one has another name, and stands beside the old until listeners have moved.
  const after = group(environmentWith({ web: { port: 9090 } }));
  expect(after["port"]).not.toBe(before["port"]);
  expect(after["name"]).not.toBe(before["name"]);
});

it("the policy of the balancers' log bucket is the same in every region (terraform-aws-s3-bucket #98, #183)", () => {
  const policies = Object.entries(resources(synthesize(prod).durable, "aws_s3_bucket_policy"));
  expect(policies.length).toBeGreaterThan(0);
  const text = JSON.stringify(policies);
  expect(text).toContain("logdelivery.elasticloadbalancing.amazonaws.com");
  // No account of AWS's own: each region has another one, and the newer regions have none.
  expect(text).not.toMatch(/arn:aws[\w-]*:iam::\d{12}:/u);
});
