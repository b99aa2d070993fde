import { dev, prod } from "../support/environments";
import { madeBefore, referenceGraph } from "../support/references";
import { attributeOf, resource } from "../support/stack-json";
import { synthesize } from "../support/synth";

describe("the logs of the balancers", () => {
  const { durable: json } = synthesize(prod);

  // AWS writes a test file before it takes the setting: "Access Denied for bucket".
  it.each(["web", "backend"])("may be written before the %s balancer is made", (tier) => {
    const direct = resource(json, `aws_lb.${tier}_balancer`)["depends_on"];
    expect(direct).toContain("aws_s3_bucket_policy.balancer_logs");
    expect(
      madeBefore(referenceGraph(json), `aws_lb.${tier}_balancer`).has("aws_s3_bucket.balancer_logs"),
    ).toBe(true);
  });

  it("go to one bucket, apart by prefix, requests and connections alike", () => {
    const to = (prefix: string) => ({ bucket: "${aws_s3_bucket.balancer_logs.id}", prefix, enabled: true });
    for (const attribute of ["access_logs", "connection_logs"])
      expect(attributeOf(json, "aws_lb", attribute)).toEqual({
        web_balancer: to("web"),
        backend_balancer: to("backend"),
      });
  });

  it("stay where data is retained, and go with the environment where it is disposable", () => {
    expect(resource(json, "aws_s3_bucket.balancer_logs")).toMatchObject({
      bucket: "durable-prod-balancer-logs-111122223333",
      lifecycle: { prevent_destroy: true },
    });
    expect(resource(synthesize(dev).durable, "aws_s3_bucket.balancer_logs")).toMatchObject({
      bucket: "durable-dev-balancer-logs-111122223333",
      lifecycle: { prevent_destroy: false },
      force_destroy: true,
    });
  });
});
