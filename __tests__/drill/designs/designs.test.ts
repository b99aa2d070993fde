import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { loadInput } from "../../../src/model/load-input";
import { DESIGNS, drilledDesign, folderOf, wrongIn } from "./expectation";

/** Which subnets use the NAT gateway's route table is not told before the apply: nothing can be said against it. */
const NOT_POINTED_AT: Readonly<Record<string, readonly string[]>> = {
  "single-nat": ["not pointed at: aws_nat_gateway.only | aws_route.private | aws_route_table.private"],
};
const CANNOT_TELL = ": cannot tell, not ";

describe.each(DESIGNS)("%s", (design) => {
  const recorded = (file: string) => readFileSync(join(folderOf(design), file));

  test("its state has the verdicts, causes, findings and flows that were argued", () => {
    const { graph } = loadInput(recorded("state.json").toString("utf8"), "state");
    expect(wrongIn(design, drilledDesign(design, graph))).toEqual([]);
  });

  test("so has its plan before the first apply, or it says that it cannot tell", () => {
    const { graph } = loadInput(gunzipSync(recorded("plan.json.gz")).toString("utf8"), "plan");
    const wrong = wrongIn(design, drilledDesign(design, graph));
    expect(wrong.filter((line) => !line.includes(CANNOT_TELL))).toEqual(NOT_POINTED_AT[design] ?? []);
  });
});
