import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { graphFromPlan } from "../../src/model/from-plan";
import { graphFromState } from "../../src/model/from-state";
import { graphFromSynth } from "../../src/model/from-synth";
import { readTopology } from "../../src/model/read-topology";
import type { ResourceGraph } from "../../src/model/resource-graph";
import { plain } from "./support/plain";

/** Recorded of one stack: see fixtures/README.md. */
function fixture(name: string): unknown {
  return JSON.parse(
    gunzipSync(readFileSync(join(__dirname, "fixtures", `${name}.json.gz`))).toString("utf8"),
  );
}

/** Every value of a topology by its way there: `/fleets/aws_autoscaling_group.web/minimum`. */
function valuesOf(graph: ResourceGraph): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const walk = (value: unknown, path: string): void => {
    if (typeof value !== "object" || value === null || Object.keys(value).length === 0) {
      values.set(path, JSON.stringify(value));
      return;
    }
    const isList = Array.isArray(value);
    for (const [key, item] of Object.entries(value))
      walk(item, `${path}/${(isList ? nameOf(item) : undefined) ?? key}`);
  };
  walk(plain(readTopology(graph)), "");
  return values;
}

function nameOf(item: unknown): string | undefined {
  return typeof item === "object" && item !== null && "address" in item ? String(item.address) : undefined;
}

/** Where another input of the same stack tells something else. */
function differencesFromSynth(graph: ResourceGraph): readonly string[] {
  const synth = valuesOf(graphFromSynth(fixture("durable-dev.cdk.tf")));
  const other = valuesOf(graph);
  const paths = [...new Set([...synth.keys(), ...other.keys()])].sort();
  return paths.filter((path) => synth.get(path) !== other.get(path));
}

const FLEETS = ["/fleets/aws_autoscaling_group.backend_group", "/fleets/aws_autoscaling_group.web_group"];

/** Read from AWS before anything is created. */
const LOOKED_UP = [
  "/databases/aws_db_instance.database/storageKey",
  ...FLEETS.map((fleet) => `${fleet}/template/image`),
];

/** There only once something is created. */
const CREATED = FLEETS.flatMap((fleet) => [`${fleet}/template/userData`, `${fleet}/template/version`]);

/** What the emulator forgets of what it is told. AWS does not. */
const FORGOTTEN = FLEETS.flatMap((fleet) => {
  const tier = fleet.replace("/fleets/aws_autoscaling_group.", "");
  return [
    `${fleet}/minimumHealthyPercent`,
    `${fleet}/warmupSeconds`,
    `${fleet}/policies/aws_autoscaling_policy.${tier}_cpu/enabled`,
    `${fleet}/policies/aws_autoscaling_policy.${tier}_requests/enabled`,
  ];
});

test("a plan tells the same as what it was made of, but for what is looked up", () => {
  expect(differencesFromSynth(graphFromPlan(fixture("durable-dev.plan")))).toEqual([...LOOKED_UP].sort());
});

test.each(["durable-dev.state", "durable-dev.state-v4"])(
  "%s tells the same, but for what only an apply tells",
  (name) => {
    expect(differencesFromSynth(graphFromState(fixture(name)))).toEqual(
      [...LOOKED_UP, ...CREATED, ...FORGOTTEN].sort(),
    );
  },
);
