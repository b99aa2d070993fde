import { explained } from "../../../src/drill/security/rules-parts";
import { environmentWith } from "../../support/environments";
import { openLines } from "./support/flip";
import { rulesOf } from "./support/rules-of";

const TRANSPORT = ["listener-encryption", "target-group-encryption", "health-check-encryption"];

const named = (serverName: string) => ({
  kind: "https" as const,
  certificateArn: "arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-0000-0000-000000000001",
  serverName,
});

/** What is meant of the rules about transport, with the addresses it is about. */
function meant(overrides: Parameters<typeof environmentWith>[0]): readonly string[] {
  const report = rulesOf(environmentWith(overrides));
  expect(openLines(report)).toEqual([]);
  return explained(report)
    .filter(({ rules }) => rules.some((rule) => TRANSPORT.includes(rule)))
    .flatMap(({ name, addresses }) => addresses.map((address) => `${name} ${address}`))
    .sort();
}

describe("the rules about transport", () => {
  it("need an exception for every way in the open", () => {
    expect(meant({})).toEqual([
      "plain-inside aws_lb_listener.backend_balancer_http",
      "plain-targets aws_lb_target_group.web_balancer",
      "plain-targets-by-choice aws_lb_target_group.backend_balancer",
    ]);
  });

  it("need fewer where one tier's instances speak TLS", () => {
    expect(meant({ web: { targetProtocol: "https" } })).toEqual([
      "plain-inside aws_lb_listener.backend_balancer_http",
      "plain-targets-by-choice aws_lb_target_group.backend_balancer",
    ]);
  });

  it("need none with TLS on every way between the tiers", () => {
    expect(
      meant({
        web: { targetProtocol: "https" },
        backend: { targetProtocol: "https", listener: named("backend.example.com") },
      }),
    ).toEqual([]);
  });
});
