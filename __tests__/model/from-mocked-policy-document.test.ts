import { isPartOfPolicy, policyStandIn, policyText } from "../../src/model/from-mocked-policy-document";
import { mockedAttributes } from "../../src/model/from-mocked-values";
import type { ModelValue } from "../../src/model/value";
import { known, list, object } from "../../src/model/expressions/values";
import { written } from "./support/written";

const texts = (...items: readonly string[]) => list(items.map((item) => known(item)));
const role: ModelValue = { kind: "reference", address: "aws_iam_role.a", attribute: "arn" };

/** What the document says, with `${address.attribute}` for references. */
function said(attributes: Readonly<Record<string, ModelValue>>): unknown {
  const text = policyText(attributes);
  if (text === undefined) return undefined;
  const parts = text.kind === "text" ? text.parts : [text];
  return JSON.parse(
    parts
      .map((part) => (part.kind === "reference" ? `\${${part.address}.${part.attribute}}` : written(part)))
      .join(""),
  );
}

describe("aws_iam_policy_document", () => {
  test("writes every argument as IAM calls it", () => {
    const statement = object([
      ["sid", known('A "quoted" one')],
      ["effect", known("Deny")],
      ["actions", texts("kms:Decrypt")],
      ["not_resources", texts("arn:aws:s3:::a/&{aws:username}")],
      [
        "principals",
        list([
          object([
            ["type", known("AWS")],
            ["identifiers", list([role])],
          ]),
          object([
            ["type", known("AWS")],
            ["identifiers", texts("111122223333")],
          ]),
          object([
            ["type", known("Service")],
            ["identifiers", texts("events.amazonaws.com")],
          ]),
        ]),
      ],
      [
        "condition",
        list([
          object([
            ["test", known("Bool")],
            ["variable", known("aws:SecureTransport")],
            ["values", texts("true")],
          ]),
          object([
            ["test", known("Bool")],
            ["variable", known("kms:ViaService")],
            ["values", texts("x")],
          ]),
        ]),
      ],
    ]);
    expect(said({ statement: list([statement]) })).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Deny",
          Sid: 'A "quoted" one',
          Action: ["kms:Decrypt"],
          NotResource: ["arn:aws:s3:::a/${aws:username}"],
          Principal: {
            AWS: ["${aws_iam_role.a.arn}", "111122223333"],
            Service: ["events.amazonaws.com"],
          },
          Condition: { Bool: { "aws:SecureTransport": ["true"], "kms:ViaService": ["x"] } },
        },
      ],
    });
  });

  test("allows, and means anybody by a star of the kind `*`", () => {
    const principals = list([
      object([
        ["type", known("*")],
        ["identifiers", texts("*")],
      ]),
    ]);
    const statement = object([
      ["actions", texts("s3:*")],
      ["resources", texts()],
      ["principals", principals],
    ]);
    expect(said({ version: known("2008-10-17"), statement: list([statement]) })).toEqual({
      Version: "2008-10-17",
      Statement: [{ Effect: "Allow", Action: ["s3:*"], Principal: "*" }],
    });
  });

  test.each(["source_policy_documents", "override_policy_documents"])(
    "is not told where it is put together of others: %s",
    (name) => {
      const statement = list([object([["actions", texts("s3:*")]])]);
      expect(said({ statement, [name]: texts("{}") })).toBeUndefined();
      expect(said({ statement, [name]: list([]) })).toBeDefined();
    },
  );
});

describe("a policy in another resource", () => {
  const token = policyStandIn(7);
  const address = "data.aws_iam_policy_document.a";
  const tokens = new Map([[token, { address, attribute: "json" }]]);
  const planned = { afterUnknown: new Map(), schemas: { managed: {}, data: {} } };
  const policyOf = (policy: string) =>
    mockedAttributes(
      { address: "aws_kms_key.a", mode: "managed", type: "aws_kms_key", name: "a", values: { policy } },
      planned,
      tokens,
    )["policy"];

  test("is the document's, also inside another text", () => {
    expect(policyOf(token)).toEqual({ kind: "reference", address, attribute: "json" });
    expect(policyOf(`[${token}]`)).toEqual({
      kind: "text",
      parts: [known("["), { kind: "reference", address, attribute: "json" }, known("]")],
    });
  });

  test("is unknown where it was taken apart: no statement of ours is taken for a real one", () => {
    const { Statement } = JSON.parse(token) as { Statement: unknown };
    const apart = JSON.stringify({ Version: "2012-10-17", Statement });
    expect([
      isPartOfPolicy(token),
      isPartOfPolicy(`[${token}]`),
      isPartOfPolicy(`{"a":${JSON.stringify(Statement)}}`),
    ]).toEqual([false, false, true]);
    expect(policyOf(apart.replace('"Version":"2012-10-17",', ""))).toEqual({
      kind: "unknown",
      because: "it holds a part of what aws_iam_policy_document writes",
    });
  });
});
