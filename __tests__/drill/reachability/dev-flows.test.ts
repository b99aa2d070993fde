import { dev } from "../../support/environments";
import { flowsOf } from "../../../src/drill/reachability/flows";
import { readTopology } from "../../../src/model/read-topology";
import { graphFromSynth } from "../../../src/model/from-synth";
import { synthesize } from "../../support/synth";

const flows = flowsOf(readTopology(graphFromSynth(synthesize(dev).durable)));

const WEB = "aws_autoscaling_group.web_group";
const BACKEND = "aws_autoscaling_group.backend_group";
const WEB_BALANCER = "aws_lb.web_balancer";
const BACKEND_BALANCER = "aws_lb.backend_balancer";
const DATABASE = "aws_db_instance.database";
const ENDPOINTS = ["logs", "s3", "secretsmanager", "ssm", "ssmmessages"].map(
  (name) => `aws_vpc_endpoint.endpoints_${name}`,
);

function lines(verdict: string): readonly string[] {
  return flows
    .filter((flow) => flow.verdict === verdict)
    .map(({ from, to, protocol, ports }) => `${from} -> ${to} ${protocol} ${ports}`);
}

test("exactly these flows hold in dev", () => {
  expect(lines("reachable")).toEqual([
    `${BACKEND} -> ${DATABASE} tcp 3307`,
    ...ENDPOINTS.map((endpoint) => `${BACKEND} -> ${endpoint} tcp 443`),
    `${WEB} -> ${BACKEND_BALANCER} tcp 80`,
    ...ENDPOINTS.map((endpoint) => `${WEB} -> ${endpoint} tcp 443`),
    `${BACKEND_BALANCER} -> ${BACKEND} tcp 8080`,
    `${WEB_BALANCER} -> ${WEB} tcp 8080`,
    `internet -> ${WEB_BALANCER} tcp 80`,
  ]);
  expect(lines("cannot tell")).toEqual([]);
});

test("everything else is proven not to", () => {
  const callers = [BACKEND, WEB, DATABASE, BACKEND_BALANCER, WEB_BALANCER, "internet"];
  const all = callers.flatMap((from) =>
    ["internet", WEB, BACKEND, WEB_BALANCER, BACKEND_BALANCER, DATABASE, ...ENDPOINTS]
      .filter((to) => to !== from)
      .map((to) => `${from} -> ${to}`),
  );
  const pairs = flows.map(({ from, to }) => `${from} -> ${to}`);
  expect([...pairs].sort()).toEqual(all.sort());
  expect(flows.filter(({ verdict }) => verdict === "blocked")).toHaveLength(all.length - 15);
});

test("a flow that is blocked names each setting that blocks the nearest way", () => {
  const flow = flows.find(({ from, to }) => from === "internet" && to === DATABASE);
  expect(flow).toEqual({
    from: "internet",
    to: DATABASE,
    protocol: "tcp",
    ports: "3307",
    verdict: "blocked",
    because: [
      {
        text: `${DATABASE} has no public address: it needs one`,
        address: DATABASE,
        attribute: "publicly_accessible",
        source: "read",
      },
      {
        text: "no ingress rule lets tcp 3307 from internet through: it needs one",
        address: "aws_security_group.database",
        attribute: "ingress",
        source: "read",
      },
      {
        text: "no route leads to the internet: it needs one to an internet gateway or a NAT gateway",
        address: "aws_subnet.database_us_east_1a",
        attribute: "route_table",
        source: "read",
      },
    ],
  });
});
