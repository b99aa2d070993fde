import { dev, prod } from "../support/environments";
import { madeBefore, referenceGraph } from "../support/references";
import { addresses, attributeOf, resource } from "../support/stack-json";
import { synthesize } from "../support/synth";
import { VARIANTS } from "../support/variants";

const withDomain = variant("zone that exists");
const withZone = variant("zone of its own");

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

describe("a domain of the web tier", () => {
  const { durable: json } = synthesize(withDomain);
  const graph = referenceGraph(json);

  it("is proved before the listener that needs its certificate, and leads to the balancer", () => {
    expect([...madeBefore(graph, "aws_lb_listener.web_balancer_https")]).toEqual(
      expect.arrayContaining([
        "aws_acm_certificate_validation.web_domain_certificate",
        "aws_route53_record.web_domain_certificate_validation",
        "aws_acm_certificate.web_domain_certificate",
      ]),
    );
    expect(resource(json, "aws_route53_record.web_domain_alias")["alias"]).toEqual({
      name: "${aws_lb.web_balancer.dns_name}",
      zone_id: "${aws_lb.web_balancer.zone_id}",
      evaluate_target_health: true,
    });
  });

  it("is what users are told, and the name servers where the zone is new", () => {
    expect(json.output?.["web_url"]?.["value"]).toBe("https://www.example.com");
    expect(json.output?.["web_name_servers"]).toBeUndefined();
    expect(synthesize(withZone).durable.output?.["web_name_servers"]?.["value"]).toBe(
      "${aws_route53_zone.web_domain.name_servers}",
    );
  });

  it("changes no other address", () => {
    const others = addresses(json).filter((address) => !address.includes(".web_domain"));
    expect(others).toEqual(addresses(synthesize(prod).durable));
  });
});

describe("the firewall", () => {
  it("may write its logs before they are switched on", () => {
    const graph = referenceGraph(synthesize(prod).durable);
    const before = madeBefore(graph, "aws_wafv2_web_acl_logging_configuration.web_firewall_logs");
    expect(before.has("aws_cloudwatch_log_resource_policy.web_firewall_logs")).toBe(true);
  });

  it("is left out where a reason says so", () => {
    expect(addresses(synthesize(dev).durable).filter((address) => address.includes("wafv2"))).toEqual([]);
  });
});

function variant(name: string) {
  const found = VARIANTS.find((each) => each.name.includes(name));
  if (found === undefined) throw new Error(`no variant ${name}`);
  return found.environment;
}
