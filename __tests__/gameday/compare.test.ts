import { compareMeasurements, comparisonLines } from "../../src/gameday/compare";
import { blankMeasurements, parseMeasurements } from "../../src/gameday/measurements";
import { prodGameDay } from "./support/prod-game-day";

const { experiments } = prodGameDay();
const blank = blankMeasurements(experiments, "stack durable-prod");
const filled = (name: string, row: Partial<(typeof blank.experiments)[string]>) => ({
  ...blank,
  experiments: {
    ...blank.experiments,
    [name]: {
      serviceRecoverySeconds: null,
      redundancyRecoverySeconds: null,
      dataLossSeconds: null,
      note: "",
      ...row,
    },
  },
});

describe("measurements against predictions", () => {
  it("compare nothing that was not measured", () => {
    const { comparisons, unknown } = compareMeasurements(experiments, blank);
    expect(new Set(comparisons.map(({ result }) => result))).toEqual(new Set(["not measured"]));
    // Three figures each, but for the redundancy of the failover, which the drill does not tell.
    expect(comparisons).toHaveLength(3 * experiments.length - 1);
    expect(unknown).toEqual([]);
  });

  it.each([
    [75, "as predicted"],
    [135, "as predicted"],
    [136, "slower"],
    [74, "faster"],
  ])("of %i s for the failover are %s", (serviceRecoverySeconds, result) => {
    const { comparisons } = compareMeasurements(
      experiments,
      filled("failover_database", { serviceRecoverySeconds, note: "by a client" }),
    );
    expect(comparisons[0]).toEqual({
      experiment: "failover_database",
      figure: "serviceRecoverySeconds",
      predicted: { min: 75, likely: 105, max: 135 },
      measured: serviceRecoverySeconds,
      result,
      note: "by a client",
    });
  });

  it("take any lost data under Multi-AZ for a wrong model", () => {
    const result = compareMeasurements(experiments, filled("zone_us_east_1a", { dataLossSeconds: 1 }));
    expect(comparisonLines(result)).toContain(
      "slower       zone_us_east_1a data lost: 1s (predicted 0s to 0s)",
    );
  });

  it("name what is no experiment", () => {
    expect(compareMeasurements(experiments, filled("zone_mars", {})).unknown).toEqual(["zone_mars"]);
  });
});

describe("a file of measurements", () => {
  it("is what was written", () => {
    expect(parseMeasurements(JSON.stringify(blank), "m.json")).toEqual(blank);
  });

  it.each([
    ["no JSON", "{", "The measurements are not JSON"],
    ["another version", JSON.stringify({ ...blank, schemaVersion: 2 }), "schemaVersion"],
    [
      "a negative time",
      JSON.stringify(filled("zone_us_east_1a", { serviceRecoverySeconds: -1 })),
      "experiments.zone_us_east_1a.serviceRecoverySeconds",
    ],
    ["an unknown field", JSON.stringify({ ...blank, more: 1 }), "more"],
  ])("with %s is refused", (_what, text, message) => {
    expect(() => parseMeasurements(text, "m.json")).toThrow(message);
  });
});
