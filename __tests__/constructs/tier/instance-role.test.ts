import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { setupJest } from "cdktf/lib/testing/adapters/jest";
import { attributeOf, resource, resources, statements } from "../../support/stack-json";
import { tiersScope } from "../../support/tier-scope";

setupJest();

const { text, json } = tiersScope();

describe("the instances' roles", () => {
  it("are taken by EC2 alone", () => {
    expect(text).toHaveResourceWithProperties(IamRole, { name: "durable-test-web" });
    for (const tier of ["web", "backend"]) {
      const { assume_role_policy } = resource(json, `aws_iam_role.${tier}_role_iam-role`);
      expect(statements(assume_role_policy)).toEqual([
        {
          Sid: "Assume",
          Effect: "Allow",
          Principal: { Service: "ec2.amazonaws.com" },
          Action: "sts:AssumeRole",
        },
      ]);
    }
    expect(Object.keys(resources(json, "aws_iam_role"))).toHaveLength(2);
  });

  it("carry no policy of AWS's, which would be wider", () => {
    expect(resources(json, "aws_iam_role_policy_attachment")).toEqual({});
    expect(attributeOf(json, "aws_iam_role", "managed_policy_arns")).toEqual({
      "web_role_iam-role": undefined,
      "backend_role_iam-role": undefined,
    });
  });

  it("allow sessions, their own logs, metrics, and on backend what is passed", () => {
    const sids = (tier: string): string[] =>
      statements(resource(json, `aws_iam_role_policy.${tier}_role_iam-role-policy`)["policy"]).map(
        ({ Sid }) => Sid,
      );
    expect(sids("web")).toEqual(["SessionManager", "WriteLogs", "WriteMetrics"]);
    expect(sids("backend")).toEqual(["SessionManager", "WriteLogs", "WriteMetrics", "Extra"]);
  });

  it("write to the tier's own log group, encrypted and kept as asked", () => {
    for (const tier of ["web", "backend"]) {
      const group = `aws_cloudwatch_log_group.${tier}_role_cloudwatch-log-group`;
      expect(resource(json, group)).toEqual({
        name: `/durable-test/${tier}`,
        retention_in_days: 365,
        kms_key_id: "arn:logs",
      });
      const policy = statements(resource(json, `aws_iam_role_policy.${tier}_role_iam-role-policy`)["policy"]);
      expect(policy.find(({ Sid }) => Sid === "WriteLogs")?.Resource).toEqual([
        `\${${group}.arn}`,
        `\${${group}.arn}:*`,
      ]);
    }
  });

  it("allow `*` to what has no resource of its own, and to nothing else", () => {
    const all = ["web", "backend"].flatMap((tier) =>
      statements(resource(json, `aws_iam_role_policy.${tier}_role_iam-role-policy`)["policy"]),
    );
    const wide = all.filter(({ Resource }) => Resource === "*").map(({ Sid }) => Sid);
    expect([...new Set(wide)]).toEqual(["SessionManager", "WriteMetrics"]);
    const actions = all.flatMap(({ Action }) => Action);
    expect(actions.filter((action) => action.includes("*"))).toEqual([]);
    expect(actions.filter((action) => action.startsWith("iam:"))).toEqual([]);
  });
});
