import { BAD_INPUTS } from "../support/bad-inputs";
import { broken, paragraph, paragraphsOf, refusalOf } from "../support/refusals";

const LONGEST_PATH = 120;

describe("a bad input", () => {
  it.each(
    BAD_INPUTS.map(
      (input) => [`row ${input.row}: ${JSON.stringify(input.change).slice(0, 90)}`, input] as const,
    ),
  )(
    "of %s is refused for that alone, with what is allowed and what to do",
    (_title, { change, path, shown, allowed, fix }) => {
      const error = refusalOf(broken(change));
      expect(error.kind).toBe("usage");
      expect(error.exitCode).toBe(1);
      const about = paragraphsOf(error);
      if (path.length <= LONGEST_PATH) expect(about).toEqual([paragraph(path, shown, allowed, fix)]);
      else expect(about).toEqual([expect.stringContaining(`allowed: ${allowed}`)]);
      expect(error.message).toMatch(
        /next: {4}correct the file in src\/environments and run the command again; nothing was written$/,
      );
    },
  );

  it("of each row that concerns one field of an environment is tried", () => {
    expect([...new Set(BAD_INPUTS.map(({ row }) => row))]).toEqual([
      3, 7, 8, 9, 10, 12, 13, 14, 15, 16, 17, 18,
    ]);
    expect(BAD_INPUTS.length).toBeGreaterThan(80);
  });
});
