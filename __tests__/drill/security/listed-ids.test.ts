import { LINKED_RULES } from "../../../src/drill/security/linked-rules";
import { LISTED_ROWS, listedIds, publisherOf } from "../../../src/drill/security/listed-ids/listed-ids";
import { NOT_JUDGED } from "../../../src/drill/security/not-judged";
import { SECURITY_CATALOGUE } from "../../../src/drill/security/security-catalogue";
import { CATALOGUE } from "../../../src/drill/rules/catalogue";

const unique = (ids: readonly string[]): readonly string[] => [...new Set(ids)].sort();
const judged = SECURITY_CATALOGUE.flatMap(({ ids }) => ids);
const notJudged = NOT_JUDGED.flatMap(({ ids }) => ids);

describe("the listed ids", () => {
  it("are 76 rows of 299 ids", () => {
    expect(LISTED_ROWS.map(({ row }) => row)).toEqual(Array.from({ length: 76 }, (_, index) => index + 1));
    const counts = listedIds().reduce<Record<string, number>>(
      (sums, { publisher }) => ({ ...sums, [publisher]: (sums[publisher] ?? 0) + 1 }),
      {},
    );
    expect(counts).toEqual({ Checkov: 118, Trivy: 55, "AWS FSBP": 85, "cdk-nag": 25, "CIS AWS v3": 16 });
  });

  it("are exactly what the rules answer to, and what is not judged with a reason", () => {
    expect(unique([...judged, ...notJudged])).toEqual(unique(listedIds().map(({ id }) => id)));
    expect(notJudged.filter((id) => judged.includes(id))).toEqual([]);
  });

  it("belong to whom they say", () => {
    expect(["CKV2_AWS_1", "AWS-0104", "AwsSolutions-EC23", "CIS-5.1", "EC2.172"].map(publisherOf)).toEqual([
      "Checkov",
      "Trivy",
      "cdk-nag",
      "CIS AWS v3",
      "AWS FSBP",
    ]);
  });
});

describe("the catalogue", () => {
  it("is this list: no rule vanishes silently", () => {
    expect(SECURITY_CATALOGUE.map(({ id, ids }) => `${id}: ${ids.join(" ")}`)).toMatchSnapshot();
  });

  it("has a rule of each id once, but where one rule of durability asks two types", () => {
    const ids = SECURITY_CATALOGUE.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual(["deletion-protection"]);
  });

  it("shares an id with the drill's rules only where it is that rule", () => {
    const linked = new Set(LINKED_RULES.map(({ rule }) => rule.id));
    const drills = new Set(CATALOGUE.map(({ id }) => id));
    const shared = unique(SECURITY_CATALOGUE.map(({ id }) => id).filter((id) => drills.has(id)));
    expect(shared).toEqual(unique([...linked]));
  });

  it("names a page and a reason for each", () => {
    const bad = SECURITY_CATALOGUE.filter(
      ({ title, why, source, ids }) =>
        title === "" || why === "" || ids.length === 0 || !URL.canParse(source),
    );
    expect(bad).toEqual([]);
  });
});
