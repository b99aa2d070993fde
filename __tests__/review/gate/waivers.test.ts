import { applyWaivers, parseWaivers } from "../../../src/review/gate/waivers";
import type { Risk, Waiver } from "../../../src/review/review-report";
import { refusalFrom } from "../../drill/support/refusal";

const IDS = ["database-destroyed", "multi-az-lost"];
const REASON = "the database moves to another account";
const WAIVER = { risk: "multi-az-lost", address: "aws_db_instance.*", reason: REASON, expires: "2026-12-31" };

function risk(address: string, id = "multi-az-lost"): Risk {
  return { id, severity: "critical", address, message: "m", fix: "f" };
}

describe("a file of waivers", () => {
  it("is read as it stands", () => {
    expect(parseWaivers(JSON.stringify({ waivers: [WAIVER] }), "w.json", IDS)).toEqual([WAIVER]);
  });

  it.each<[string, unknown, string]>([
    ["no JSON", "{", "The waivers are not JSON"],
    ["a list", [], '{ "waivers"'],
    ["no reason", { waivers: [{ ...WAIVER, reason: undefined }] }, "waivers.0.reason: a reason of 10 to 300"],
    ["a reason that says nothing", { waivers: [{ ...WAIVER, reason: "          " }] }, "waivers.0.reason"],
    [
      "no last day",
      { waivers: [{ ...WAIVER, expires: undefined }] },
      "waivers.0.expires: a day as YYYY-MM-DD",
    ],
    ["a day that is none", { waivers: [{ ...WAIVER, expires: "2026-02-30" }] }, "waivers.0.expires"],
    [
      "a slip in the risk",
      { waivers: [{ ...WAIVER, risk: "multi-az-lots" }] },
      "did you mean multi-az-lost?",
    ],
    ["a field of its own", { waivers: [{ ...WAIVER, until: "x" }] }, 'Unrecognized key: "until"'],
  ])("with %s is refused", (_name, content, said) => {
    const text = typeof content === "string" ? content : JSON.stringify(content);
    const { message, exitCode } = refusalFrom(() => parseWaivers(text, "w.json", IDS));
    expect(exitCode).toBe(1);
    expect(message).toContain(said);
    expect(message).toContain("w.json");
  });
});

describe("waivers", () => {
  const apply = (risks: readonly Risk[], today: string, waiver: Partial<Waiver> = {}) =>
    applyWaivers(risks, [{ ...WAIVER, ...waiver }], today);

  it("count until the end of their last day, and say so afterwards", () => {
    const risks = [risk("aws_db_instance.database")];
    expect(apply(risks, "2026-12-31")).toEqual({ risks: [{ ...risks[0], waiver: WAIVER }], notes: [] });
    expect(apply(risks, "2027-01-01")).toEqual({
      risks,
      notes: ["the waiver of multi-az-lost at aws_db_instance.* expired on 2026-12-31"],
    });
  });

  it("fit one risk at the addresses that they name, and say where they fit nothing", () => {
    const others = [
      risk("aws_db_instance_x.database"),
      risk("aws_db_instance.database", "database-destroyed"),
    ];
    expect(apply(others, "2026-12-01")).toEqual({
      risks: others,
      notes: ["the waiver of multi-az-lost at aws_db_instance.* fits nothing in this plan: remove it"],
    });
  });

  it("take brackets and dots of an address as they are", () => {
    const address = 'module.a["x.y"].aws_db_instance.d[0]';
    const waived = (pattern: string, at: string) =>
      apply([risk(at)], "2026-12-01", { address: pattern }).risks[0]?.waiver !== undefined;
    expect(waived(address, address)).toBe(true);
    expect(waived(address, 'module.a["xzy"].aws_db_instance.d[0]')).toBe(false);
    expect(waived("module.*.d[0]", address)).toBe(true);
    expect(waived("module.*.d[1]", address)).toBe(false);
  });
});
