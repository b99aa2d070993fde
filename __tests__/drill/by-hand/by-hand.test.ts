import { said, withoutConfiguration } from "../support/said";
import { ONLY_BY_HAND, ONLY_SYNTHESIZED, SAME_THING } from "./address-map";
import { recorded, reportByHand, reportOfSynthesized, synthesizedGraph } from "./support/systems";
import { inWordsOfHand } from "./support/words";

// README.md of this folder says what is compared, and why.

const synthesized = inWordsOfHand(reportOfSynthesized());
const state = recorded("state");
const plan = recorded("plan");

/** What the synthesized configuration says, as far as a plan or a state can say it. */
const expectedOf = (graph: typeof state) =>
  said(withoutConfiguration(synthesized, graph, "data.aws_kms_alias.data"));

describe("the address map", () => {
  test("is one to one, and names every resource of both", () => {
    const ofStack = [...SAME_THING, ...ONLY_SYNTHESIZED].map(([address]) => address);
    const ofHand = [...SAME_THING.map(([, address]) => address), ...ONLY_BY_HAND.map(([address]) => address)];
    expect(ofStack.sort()).toEqual(synthesizedGraph().resources.map(({ address }) => address));
    expect(ofHand.sort()).toEqual(state.resources.map(({ address }) => address));
    expect(plan.resources.map(({ address }) => address)).toEqual(ofHand);
  });

  test("joins things of one type", () => {
    const typeOf = (address: string) => /(?:^|\.)(aws_\w+)\./.exec(address)?.[1];
    expect(SAME_THING.filter(([stack, hand]) => typeOf(stack) !== typeOf(hand))).toEqual([]);
  });
});

describe("from the state that the emulator left", () => {
  const report = said(reportByHand(state));
  const expected = expectedOf(state);

  test("every part of the report is that of the synthesized stack, reasons included", () => {
    expect([report.failures.length, report.flows.length, report.cutSets.length]).toEqual([50, 60, 38]);
    expect(report.failures).toEqual(expected.failures);
    expect(report.flows).toEqual(expected.flows);
    expect(report.findings).toEqual(expected.findings);
    expect(report).toEqual(expected);
  });
});

describe("from the plan before the first apply", () => {
  const report = said(reportByHand(plan));
  const exact = expectedOf(plan);
  const exactFailures = new Map(exact.failures.map((failure) => [failure.id, failure.verdict]));
  const planned = new Map(report.failures.map((failure) => [failure.id, failure.verdict]));

  test("every failure has the exact verdict or `cannot tell`", () => {
    const wrong = report.failures.filter(
      ({ id, verdict }) => verdict !== "cannot tell" && verdict !== exactFailures.get(id),
    );
    expect(wrong).toEqual([]);
    const told = [...planned].filter(([, verdict]) => verdict !== "cannot tell").map(([id]) => id);
    expect(told.sort()).toEqual([
      "engine-upgrade:module.database.aws_db_instance.this",
      expect.stringMatching(/^key:arn:aws:kms:/),
      "key:aws_kms_key.volumes",
      "logical-corruption:module.database.aws_db_instance.this",
      "quota:running-vcpus",
      "region:us-east-1",
      "release:module.backend.aws_autoscaling_group.this",
      "release:module.web.aws_autoscaling_group.this",
      "secret:module.database.aws_db_instance.this",
    ]);
  });

  test("what is missing needs the subnets, which a plan of HCL does not tell, and the whole cannot be told", () => {
    const missing = exact.failures.filter(({ id }) => !planned.has(id)).map(({ kind }) => kind);
    expect([...new Set(missing)].sort()).toEqual(["addresses", "balancer-node", "endpoint", "no-capacity"]);
    expect(report.verdict).toBe("cannot tell");
  });

  test("every flow is what it is or `cannot tell`", () => {
    const exactFlows = new Map(exact.flows.map(({ from, to, verdict }) => [`${from} -> ${to}`, verdict]));
    const flows = report.flows.map(({ from, to, verdict }) => [`${from} -> ${to}`, verdict] as const);
    expect(flows.map(([pair]) => pair).sort()).toEqual([...exactFlows.keys()].sort());
    expect(
      flows.filter(([pair, verdict]) => verdict !== "cannot tell" && verdict !== exactFlows.get(pair)),
    ).toEqual([]);
    expect(flows.filter(([, verdict]) => verdict !== "cannot tell").length).toBeGreaterThan(0);
  });

  test("no cut set, pair, figure or finding is another one", () => {
    const cutSets = exact.cutSets.map((cutSet) => JSON.stringify(cutSet));
    expect(report.cutSets.filter((cutSet) => !cutSets.includes(JSON.stringify(cutSet)))).toEqual([]);
    const pairs = new Map(exact.pairs.worse.map(({ id, verdict }) => [id, verdict]));
    expect(
      report.pairs.worse.filter(({ id, verdict }) => verdict !== "cannot tell" && verdict !== pairs.get(id)),
    ).toEqual([]);
    const figures = report.capacity.flatMap(({ because: _, fleet, ...each }) =>
      Object.entries(each).map(([name, value]) => [`${fleet} ${name}`, value] as const),
    );
    const exactFigures = new Map(
      exact.capacity.flatMap(({ because: _, fleet, ...each }) =>
        Object.entries(each).map(([name, value]) => [`${fleet} ${name}`, value] as const),
      ),
    );
    expect(figures.filter(([name, value]) => value !== null && value !== exactFigures.get(name))).toEqual([]);
    expect(report.findings.filter(({ verdict }) => verdict !== "cannot tell")).toEqual(exact.findings);
    expect(report.acknowledged).toEqual(exact.acknowledged);
  });
});
