import { join } from "node:path";
import { isPolicy, leaksIn } from "../support/leaks";
import { addresses, leaves, resource, resources, type Statement, statements } from "../support/stack-json";
import { synthesize } from "../support/synth";
import { VARIANTS } from "../support/variants";

const synthesized = VARIANTS.map(({ name, environment }) => ({
  name,
  environment,
  ...synthesize(environment),
}));

describe.each(synthesized)("the JSON of $name", ({ environment, state, durable }) => {
  const documents = { state, durable };

  it("holds no token, path, moment, foreign account number, partition or password", () => {
    expect(leaksIn(documents.state)).toEqual([]);
    expect(leaksIn(documents.durable)).toEqual([]);
  });

  it("holds policies that are JSON, with statements that are named once each", () => {
    const policies = [state, durable].flatMap((json) => leaves(json)).filter(({ path }) => isPolicy(path));
    expect(policies.length).toBeGreaterThan(15);
    for (const { path, value } of policies) {
      const document = JSON.parse(String(value).replace(/\$\{[^}]*\}/g, "reference")) as {
        readonly Version: string;
        readonly Statement: readonly Statement[];
      };
      const sids = document.Statement.map(({ Sid }) => Sid);
      expect({ path, version: document.Version, named: new Set(sids).size }).toEqual({
        path,
        version: "2012-10-17",
        named: document.Statement.length,
      });
      for (const sid of sids) expect(sid).toMatch(/^[A-Za-z0-9]+$/);
      expect(document.Statement.length).toBeGreaterThan(0);
    }
  });

  it("refuses any other account, and names the provider that both registries know", () => {
    for (const json of [state, durable]) {
      const [own, ...others] = json.provider.aws;
      // A copy of backups needs a provider of another region, under the same guard.
      for (const { allowed_account_ids, region } of others) {
        expect(allowed_account_ids).toEqual([environment.accountId]);
        expect(region).not.toBe(environment.region);
      }
      expect([own]).toEqual([
        {
          region: environment.region,
          allowed_account_ids: [environment.accountId],
          default_tags: [
            { tags: { ...environment.tags, System: "durable-system", Environment: environment.name } },
          ],
        },
      ]);
      expect(json.terraform.required_providers).toEqual({
        aws: { source: "hashicorp/aws", version: ">= 5.100, < 7.0" },
      });
      // Write-only arguments, of an own master password, came one later than lock files in S3.
      const isWriteOnly = json === durable && environment.database.masterPassword.kind === "own";
      expect(json.terraform.required_version).toBe(isWriteOnly ? ">= 1.11" : ">= 1.10");
    }
  });
});

describe("the check for leaks itself", () => {
  it.each([
    [{ a: "${TfToken[TOKEN.1]}" }, "a: an unresolved token"],
    [{ a: "Token[TOKEN.1]" }, "a: an unresolved token"],
    [{ a: -1.8881545897087785e289 }, "a: an unresolved token"],
    [{ a: [join(__dirname, "x")] }, "a.0: a path of this machine"],
    [{ a: "/home/me/x" }, "a: another machine's home"],
    [{ a: "2026-11-22T20:00:00Z" }, "a: a moment in time"],
    [{ a: 1795377600000 }, "a: a moment in time"],
    [{ version: "$Latest" }, "version: a moving template version"],
    [{ a: "arn:aws:iam::111122223333:root" }, "a: an account's number"],
    [{ policy: "arn:aws:s3:::bucket" }, "policy: a partition"],
    [{ password: "x" }, "password: a password"],
  ])("sees %j", (json, leak) => {
    expect(leaksIn(json)).toEqual([leak]);
  });
});

describe("what an environment chooses", () => {
  const named = (name: string) => {
    const found = synthesized.find((variant) => variant.name.startsWith(name));
    if (found === undefined) throw new Error(`no variant ${name}`);
    return found;
  };

  it("lets instances read their artifact: through the endpoint, and each tier its own", () => {
    const { durable } = named("artifacts");
    const partition = "${data.aws_partition.current.partition}";
    const endpoint = statements(resource(durable, "aws_vpc_endpoint.endpoints_s3")["policy"]);
    expect(endpoint.map(({ Resource }) => Resource)).toEqual([
      [`arn:${partition}:s3:::al2023-repos-us-east-1-de612dc2/*`, `arn:${partition}:s3:::artifacts-bucket/*`],
    ]);
    for (const tier of ["web", "backend"]) {
      const role = statements(resource(durable, `aws_iam_role_policy.${tier}_role`)["policy"]);
      expect(role.find(({ Sid }) => Sid === "ReadArtifact")?.Resource).toBe(
        `arn:${partition}:s3:::artifacts-bucket/${tier}/1.tar.gz`,
      );
    }
  });

  it("passes a script of the user's own on, with its `${` and `%{` for the shell", () => {
    expect(resource(named("GovCloud").durable, "aws_launch_template.web_group_template")["user_data"]).toBe(
      '${base64encode("#!/bin/bash\\necho $${HOME} %%{time}\\n")}',
    );
  });

  it("opens the way out through NAT for instances alone", () => {
    const { durable } = named("NAT");
    const out = Object.entries(resources(durable, "aws_vpc_security_group_egress_rule"))
      .filter(([, rule]) => "cidr_ipv4" in rule)
      .map(([id, rule]) => [id, rule["security_group_id"], rule["from_port"]]);
    expect(out).toEqual([
      ["backend_to_internet_443_egress", "${aws_security_group.backend.id}", 443],
      ["web_to_internet_443_egress", "${aws_security_group.web.id}", 443],
    ]);
    const admitted = Object.values(resources(durable, "aws_vpc_security_group_ingress_rule"))
      .filter((rule) => "cidr_ipv4" in rule)
      .map((rule) => rule["security_group_id"]);
    expect(new Set(admitted)).toEqual(new Set(["${aws_security_group.web_balancer.id}"]));
  });

  it("keeps addresses apart from values: the pinned image alone has no data source", () => {
    expect(addresses(named("artifacts").durable)).not.toContain(
      "data.aws_ssm_parameter.backend_group_template_image",
    );
    expect(addresses(named("artifacts").durable)).toContain(
      "data.aws_ssm_parameter.web_group_template_image",
    );
  });
});
