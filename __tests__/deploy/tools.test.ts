import { findTerraform } from "../../src/deploy/tools";
import { parseTerraformVersion, isAtLeast } from "../../src/deploy/terraform-version";
import { failureOf } from "../cli/support/failure";
import { fakeHost, type FakeMachine } from "../cli/support/fake-host";

const saying =
  (...lines: string[]): NonNullable<FakeMachine["run"]> =>
  () => ({ exitCode: 0, stdout: `${lines.join("\n")}\n` });
const TERRAFORM = saying("Terraform v1.11.4", "on linux_amd64");
const PATH = "/usr/bin:/opt/x/bin";

function machine(overrides: FakeMachine): FakeMachine {
  return {
    env: { PATH },
    files: { "/usr/bin/terraform": "", "/usr/bin/tofu": "" },
    run: TERRAFORM,
    ...overrides,
  };
}

describe("finding Terraform", () => {
  it("takes terraform before tofu, and asks it in an environment of its own", async () => {
    const host = fakeHost(machine({ env: { PATH, HOME: "/home/x", TF_CLI_ARGS: "-bad", TF_LOG: "trace" } }));
    expect(await findTerraform(host)).toEqual({
      path: "/usr/bin/terraform",
      flavor: "terraform",
      version: { numbers: [1, 11, 4] },
      text: "1.11.4",
      platform: "linux_amd64",
    });
    expect(host.commands.map(({ program, args, env }) => [program, args, env])).toEqual([
      ["/usr/bin/terraform", ["version"], { PATH, HOME: "/home/x", CHECKPOINT_DISABLE: "1" }],
    ]);
  });

  it("takes tofu where there is no terraform", async () => {
    const files = { "/opt/x/bin/tofu": "" };
    const found = await findTerraform(
      fakeHost(machine({ files, run: saying("OpenTofu v1.10.6", "on darwin_arm64") })),
    );
    expect([found.path, found.flavor, found.text]).toEqual(["/opt/x/bin/tofu", "opentofu", "1.10.6"]);
  });

  it.each([
    ["a path", "/opt/x/bin/terraform-1.12"],
    ["a name", "terraform-1.12"],
  ])("takes what TERRAFORM_BINARY_NAME names, as %s", async (_how, name) => {
    const files = { "/usr/bin/terraform": "", "/opt/x/bin/terraform-1.12": "" };
    const found = await findTerraform(
      fakeHost(machine({ files, env: { PATH, TERRAFORM_BINARY_NAME: name } })),
    );
    expect(found.path).toBe("/opt/x/bin/terraform-1.12");
  });

  it.each<[string, string, FakeMachine, string]>([
    ["is missing", "Terraform is not there", { files: {} }, "terraform and tofu on PATH"],
    [
      "is named and missing, whatever else is there",
      "Terraform is not there",
      { env: { PATH, TERRAFORM_BINARY_NAME: "/x/bin/tf" } },
      "TERRAFORM_BINARY_NAME=/x/bin/tf",
    ],
    [
      "may not be executed",
      "Terraform is there but may not be executed",
      { files: { "/usr/bin/terraform": "" }, notExecutable: ["/usr/bin/terraform"] },
      "/usr/bin/terraform",
    ],
    [
      "is too old",
      "Terraform is too old",
      { run: saying("Terraform v1.4.6", "on linux_amd64") },
      "1.4.6 (/usr/bin/terraform)",
    ],
    [
      "is a prerelease of the oldest release that will do",
      "Terraform is too old",
      { run: saying("Terraform v1.10.0-rc1", "on linux_amd64") },
      "1.10.0-rc1 (/usr/bin/terraform)",
    ],
    [
      "is an OpenTofu that is too old",
      "OpenTofu is too old",
      { run: saying("OpenTofu v1.9.1", "on linux_amd64") },
      "1.9.1 (/usr/bin/terraform)",
    ],
    [
      "is another program",
      "`/usr/bin/terraform version` did not answer as Terraform or OpenTofu does (exit code 0)",
      { run: saying("Packer v1.9") },
      "/usr/bin/terraform",
    ],
    [
      "fails",
      "`/usr/bin/terraform version` did not answer as Terraform or OpenTofu does (exit code 3): no such lib",
      { run: () => ({ exitCode: 3, stderr: "no such lib\n" }) },
      "/usr/bin/terraform",
    ],
    [
      "hangs",
      "`/usr/bin/terraform version` did not answer as Terraform or OpenTofu does (it did not answer)",
      { run: () => ({ timedOut: true, endedBy: "SIGTERM" as const }) },
      "/usr/bin/terraform",
    ],
  ])("says what to do when it %s", async (_case, what, overrides, given) => {
    const failure = await failureOf(() => findTerraform(fakeHost(machine(overrides))));
    expect([failure.parts.what, failure.parts.given, failure.exitCode]).toEqual([what, given, 1]);
    expect(failure.parts.next).toMatch(/TERRAFORM_BINARY_NAME/u);
  });
});

describe("a version", () => {
  it("is read with everything a newer Terraform adds", () => {
    const output = "Terraform v1.12.0-beta1\non darwin_arm64\n\nYour version of Terraform is out of date!\n";
    expect(parseTerraformVersion(output)).toEqual({
      flavor: "terraform",
      version: { numbers: [1, 12, 0], prerelease: "beta1" },
      text: "1.12.0-beta1",
      platform: "darwin_arm64",
    });
  });

  it.each<[readonly [number, number, number], string | undefined, boolean]>([
    [[1, 10, 0], undefined, true],
    [[1, 10, 0], "rc1", false],
    [[1, 10, 1], "rc1", true],
    [[1, 12, 0], "beta1", true],
    [[1, 9, 99], undefined, false],
    [[2, 0, 0], undefined, true],
    [[0, 15, 0], undefined, false],
  ])("%j with prerelease %s is at least 1.10.0: %s", (numbers, prerelease, answer) => {
    const version = prerelease === undefined ? { numbers } : { numbers, prerelease };
    expect(isAtLeast(version, [1, 10, 0])).toBe(answer);
  });
});
