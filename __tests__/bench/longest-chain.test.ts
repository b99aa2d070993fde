import { longestChain, readGraph, readTimes } from "../../bench/longest-chain";

const GRAPH = `digraph G {
  rankdir = "RL";
  node [shape = rect, fontname = "sans-serif"];
  "aws_vpc.network" [label="aws_vpc.network"];
  "aws_subnet.a" -> "aws_vpc.network";
  "aws_subnet.b" -> "aws_vpc.network";
  "data.aws_iam_policy_document.p" -> "aws_subnet.b";
  "aws_db_instance.db" -> "aws_subnet.a";
  "[root] aws_lb.web (expand)" -> "[root] data.aws_iam_policy_document.p (expand)";
}
`;

const event = (type: string, addr: string, at: string): string =>
  JSON.stringify({
    "@timestamp": `2026-01-01T00:00:${at}Z`,
    type,
    hook: { resource: { addr }, elapsed_seconds: 1 },
  });

const EVENTS = [
  JSON.stringify({ "@timestamp": "2026-01-01T00:00:00.000Z", type: "version", terraform: "1.11.4" }),
  event("apply_start", "aws_vpc.network", "00.000"),
  event("apply_complete", "aws_vpc.network", "02.500"),
  event("apply_start", "aws_subnet.a", "02.500"),
  event("apply_start", "aws_subnet.b", "02.500"),
  event("apply_progress", "aws_subnet.b", "03.000"),
  event("apply_complete", "aws_subnet.a", "03.000"),
  event("apply_complete", "aws_subnet.b", "04.000"),
  event("apply_start", "aws_lb.web", "04.000"),
  event("apply_start", "aws_db_instance.db", "04.000"),
  event("apply_complete", "aws_db_instance.db", "10.000"),
  event("apply_complete", "aws_lb.web", "10.250"),
  "",
].join("\n");

it("sums what waits for each other, also through what takes no time, and not what runs beside it", () => {
  expect(longestChain(readTimes(EVENTS), readGraph(GRAPH))).toEqual([
    { address: "aws_vpc.network", seconds: 2.5 },
    { address: "aws_subnet.b", seconds: 1.5 },
    { address: "aws_lb.web", seconds: 6.25 },
  ]);
});

it("is empty where nothing was applied", () => {
  expect(longestChain([], readGraph(GRAPH))).toEqual([]);
});
