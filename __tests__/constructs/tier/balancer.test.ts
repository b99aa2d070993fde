import { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { setupJest } from "cdktf/lib/testing/adapters/jest";
import { prod } from "../../support/environments";
import { attributeOf, resources } from "../../support/stack-json";
import { tiersScope } from "../../support/tier-scope";

setupJest();

const { text, json } = tiersScope();

describe("the balancers, by cdktf's matchers", () => {
  it("are application load balancers with listeners and target groups", () => {
    expect(text).toHaveResourceWithProperties(Lb, { load_balancer_type: "application", internal: false });
    expect(text).toHaveResourceWithProperties(Lb, { load_balancer_type: "application", internal: true });
    expect(text).toHaveResourceWithProperties(LbListener, { port: 443, protocol: "HTTPS" });
    expect(text).toHaveResourceWithProperties(LbTargetGroup, { target_type: "instance" });
  });
});

describe("the balancers", () => {
  const balancer = (tier: string, internal: boolean, subnets: readonly string[]) => ({
    name: `durable-test-${tier}`,
    load_balancer_type: "application",
    internal,
    subnets,
    security_groups: [`sg-${tier}-balancer`],
    idle_timeout: 60,
    drop_invalid_header_fields: true,
    desync_mitigation_mode: "strictest",
    enable_zonal_shift: true,
    enable_deletion_protection: true,
    access_logs: { bucket: "logs", prefix: "tier", enabled: true },
    connection_logs: { bucket: "logs", prefix: "tier", enabled: true },
    tags: { Name: `durable-test-${tier}` },
  });

  it("face the internet on web and the VPC alone on backend, a node in every zone", () => {
    const lbs = Object.fromEntries(
      Object.entries(resources(json, "aws_lb")).map(([id, { depends_on: _order, ...lb }]) => [id, lb]),
    );
    expect(lbs).toEqual({
      web_balancer_lb: {
        ...balancer("web", false, ["subnet-public-a", "subnet-public-b"]),
        enable_waf_fail_open: true,
      },
      backend_balancer_lb: balancer("backend", true, ["subnet-backend-a", "subnet-backend-b"]),
    });
  });

  it("hand requests to a target group that can be replaced while it serves", () => {
    const group = (tier: string) => ({
      name: `test-${tier}-http-8080`,
      vpc_id: "vpc-1",
      target_type: "instance",
      protocol: "HTTP",
      port: 8080,
      deregistration_delay: "60",
      load_balancing_algorithm_type: "round_robin",
      slow_start: 0,
      target_group_health: {
        dns_failover: { minimum_healthy_targets_count: "1", minimum_healthy_targets_percentage: "off" },
        unhealthy_state_routing: {
          minimum_healthy_targets_count: 1,
          minimum_healthy_targets_percentage: "off",
        },
      },
      health_check: {
        enabled: true,
        protocol: "HTTP",
        port: "traffic-port",
        path: "/healthz",
        matcher: "200",
        interval: 10,
        timeout: 5,
        healthy_threshold: 2,
        unhealthy_threshold: 2,
      },
      tags: { Name: `test-${tier}-http-8080` },
      lifecycle: { create_before_destroy: true },
    });
    expect(resources(json, "aws_lb_target_group")).toEqual({
      "web_balancer_lb-target-group": group("web"),
      "backend_balancer_lb-target-group": group("backend"),
    });
  });

  it("spread requests as each tier chooses, and a slow start stands beside round robin alone", () => {
    const chosen = tiersScope(
      { balancing: { kind: "round-robin", slowStartSeconds: 45 }, desyncMitigation: "defensive" },
      { balancing: { kind: "least-outstanding-requests" } },
    ).json;
    expect(attributeOf(chosen, "aws_lb_target_group", "load_balancing_algorithm_type")).toEqual({
      "web_balancer_lb-target-group": "round_robin",
      "backend_balancer_lb-target-group": "least_outstanding_requests",
    });
    expect(attributeOf(chosen, "aws_lb_target_group", "slow_start")).toEqual({
      "web_balancer_lb-target-group": 45,
      "backend_balancer_lb-target-group": 0,
    });
    expect(attributeOf(chosen, "aws_lb", "desync_mitigation_mode")).toEqual({
      web_balancer_lb: "defensive",
      backend_balancer_lb: "strictest",
    });
  });

  it("speak TLS to the instances of a tier that asks for it, requests and checks alike", () => {
    const group = (tier: string) => {
      const { json: chosen } = tiersScope({}, { targetProtocol: "https" });
      const {
        name,
        protocol,
        health_check: check,
      } = resources(chosen, "aws_lb_target_group")[`${tier}_balancer_lb-target-group`] ?? {};
      return [name, protocol, (check as { readonly protocol: string }).protocol];
    };
    expect(group("web")).toEqual(["test-web-http-8080", "HTTP", "HTTP"]);
    expect(group("backend")).toEqual(["test-backend-https-8080", "HTTPS", "HTTPS"]);
  });

  it("name a target group after what forces a new one", () => {
    const moved = tiersScope({ port: 9090 }).json;
    expect(attributeOf(moved, "aws_lb_target_group", "name")).toEqual({
      "web_balancer_lb-target-group": "test-web-http-9090",
      "backend_balancer_lb-target-group": "test-backend-http-8080",
    });
  });
});

describe("the listeners", () => {
  const forwardTo = (tier: string) => [
    { type: "forward", target_group_arn: `\${aws_lb_target_group.${tier}_balancer_lb-target-group.arn}` },
  ];
  const plain = (tier: string) => ({
    load_balancer_arn: `\${aws_lb.${tier}_balancer_lb.arn}`,
    port: 80,
    protocol: "HTTP",
    default_action: forwardTo(tier),
  });
  const certificate = "certificateArn" in prod.web.listener ? prod.web.listener.certificateArn : "";

  it("speak TLS 1.2 and 1.3 on web and send everything else there; plain HTTP on backend", () => {
    expect(resources(json, "aws_lb_listener")).toEqual({
      web_balancer_https: {
        load_balancer_arn: "${aws_lb.web_balancer_lb.arn}",
        port: 443,
        protocol: "HTTPS",
        ssl_policy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
        certificate_arn: certificate,
        default_action: forwardTo("web"),
      },
      web_balancer_redirect: {
        load_balancer_arn: "${aws_lb.web_balancer_lb.arn}",
        port: 80,
        protocol: "HTTP",
        default_action: [
          { type: "redirect", redirect: { protocol: "HTTPS", port: "443", status_code: "HTTP_301" } },
        ],
      },
      backend_balancer_http: plain("backend"),
    });
  });

  it("are one, without a redirect, where plain HTTP is chosen", () => {
    const http = tiersScope({ listener: { kind: "http", reason: "a test without a certificate" } }).json;
    expect(resources(http, "aws_lb_listener")).toEqual({
      web_balancer_http: plain("web"),
      backend_balancer_http: plain("backend"),
    });
  });
});
