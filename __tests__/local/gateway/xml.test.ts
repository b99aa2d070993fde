import { listMember, readMembers, toElement } from "../../../src/local/gateway/form-members";
import {
  descend,
  element,
  parseXml,
  printXml,
  putChild,
  removeChild,
  textOf,
} from "../../../src/local/gateway/xml";

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

describe("a document", () => {
  test.each([
    ["entities and text that looks like one", "<a><b>1 &amp; 2 &lt;&quot;&amp;lt;</b></a>"],
    ["numbers with leading zeros, dates and booleans", "<a><b>007</b><c>1.0</c><d>true</d></a>"],
    ["white space in text", "<a><b> x\n y </b></a>"],
    ["attributes", '<a xmlns="http://x/?a=1&amp;b=2"><b></b></a>'],
    ["one item of a list", "<a><member>x</member></a>"],
  ])("keeps %s", (_, document) => {
    expect(printXml(parseXml(document))).toBe(HEAD + document);
  });

  test("is read with its declaration, layout and empty elements", () => {
    expect(printXml(parseXml(`${HEAD}<a>\n  <b/>\n  <c>&#233;&#10;</c>\n</a>\n`))).toBe(
      `${HEAD}<a><b></b><c>é\n</c></a>`,
    );
  });

  test("that is none is our bug", () => {
    expect(() => parseXml("Internal Server Error")).toThrow("no XML");
  });

  test("is changed in place", () => {
    const root = parseXml("<a><b>1</b><c>2</c><b>3</b></a>");
    putChild(root, element("b", "4"));
    putChild(root, element("d", [element("e", "<5>")]));
    removeChild(root, "c");
    expect(printXml(root)).toBe(`${HEAD}<a><b>4</b><d><e>&lt;5&gt;</e></d></a>`);
    expect(textOf(root, "b")).toBe("4");
    expect(descend(root, ["d", "e"]).map(({ text }) => text)).toEqual(["<5>"]);
  });
});

describe("the members of a form", () => {
  const form = new URLSearchParams([
    ["Action", "X"],
    ["Policy.MinHealthyPercentage", "100"],
    ["Names.member.2", "b"],
    ["Names.member.1", "a"],
    ["Names.member.10", "c"],
    ["Filter.1.Name", "n"],
    ["Filter.1.Value.1", "v"],
    ["Parameters.Parameter.1.ParameterName", "p"],
  ]);

  test("are read as a tree, lists of every protocol in order", () => {
    expect(readMembers(form)).toEqual({
      Action: "X",
      Policy: { MinHealthyPercentage: "100" },
      Names: ["a", "b", "c"],
      Filter: [{ Name: "n", Value: ["v"] }],
      Parameters: [{ ParameterName: "p" }],
    });
    expect(listMember(readMembers(form)["Absent"])).toEqual([]);
  });

  test("are printed as the elements of an answer", () => {
    const { Names, Policy } = readMembers(form);
    const root = element("r", [toElement("Names", Names ?? ""), toElement("Policy", Policy ?? "")]);
    expect(printXml(root)).toBe(
      `${HEAD}<r><Names><member>a</member><member>b</member><member>c</member></Names>` +
        "<Policy><MinHealthyPercentage>100</MinHealthyPercentage></Policy></r>",
    );
  });
});
