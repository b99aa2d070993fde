import { findProviderSource } from "../../src/deploy/provider-mirror";
import { renderCliConfig } from "../../src/deploy/terraform-cli-config";
import type { Terraform } from "../../src/deploy/tools";
import { failureOf } from "../cli/support/failure";
import { fakeHost, type FakeMachine } from "../cli/support/fake-host";

const TERRAFORM: Terraform = {
  path: "/usr/bin/terraform",
  flavor: "terraform",
  version: { numbers: [1, 11, 4] },
  text: "1.11.4",
  platform: "linux_amd64",
};
const TOFU: Terraform = { ...TERRAFORM, flavor: "opentofu" };

/** A mirror with one unpacked provider. */
function mirror(
  folder: string,
  version = "5.100.0",
  platform = "linux_amd64",
  registry = "registry.terraform.io",
): Record<string, string> {
  return { [`${folder}/${registry}/hashicorp/aws/${version}/${platform}/terraform-provider-aws`]: "" };
}

const find = (machine: FakeMachine, terraform = TERRAFORM): Promise<unknown> =>
  findProviderSource(fakeHost(machine), terraform);

const HOME = "/home/x";
const EVERYWHERE = {
  [`${HOME}/.terraformrc`]: "",
  "/user/tf.rc": "",
  ...mirror("/named"),
  ...mirror(`${HOME}/.terraform.d/plugins`),
  ...mirror("/opt/vendor"),
};
const REGISTRY = ["registry.terraform.io"];

describe("the order in which the provider is looked for", () => {
  const env = { HOME, TF_CLI_CONFIG_FILE: "/user/tf.rc", DURABLE_PROVIDER_MIRROR: "/named" };
  const { TF_CLI_CONFIG_FILE: _file, ...withoutFile } = env;

  it("is: TF_CLI_CONFIG_FILE, if it can be read", async () => {
    const source = { kind: "user-config", path: "/user/tf.rc" };
    expect(await find({ env, files: EVERYWHERE, reachable: REGISTRY })).toEqual(source);
  });

  it("else ~/.terraformrc, if TF_CLI_CONFIG_FILE is not set", async () => {
    const source = { kind: "user-config", path: `${HOME}/.terraformrc` };
    expect(await find({ env: withoutFile, files: EVERYWHERE })).toEqual(source);
  });

  it("else, with TF_CLI_CONFIG_FILE naming no file, DURABLE_PROVIDER_MIRROR: Terraform reads no other file then", async () => {
    const { "/user/tf.rc": _gone, ...files } = EVERYWHERE;
    const source = { kind: "mirror", path: "/named", foundBy: "DURABLE_PROVIDER_MIRROR" };
    expect(await find({ env, files, reachable: REGISTRY })).toEqual(source);
  });

  it.each([
    [`${HOME}/.terraform.d/plugins`, {}],
    [`${HOME}/.local/share/terraform/plugins`, {}],
    ["/data/terraform/plugins", { XDG_DATA_HOME: "/data" }],
    ["/usr/local/share/terraform/plugins", {}],
    ["/one/terraform/plugins", { XDG_DATA_DIRS: "/zero:/one" }],
  ])("else the implied mirror %s, before the registry", async (path, more) => {
    const source = { kind: "mirror", path, foundBy: "an implied mirror of Terraform" };
    expect(
      await find({
        env: { HOME, ...more },
        files: { ...mirror(path), ...mirror("/opt/v") },
        reachable: REGISTRY,
      }),
    ).toEqual(source);
  });

  it("else the registry, if it answers", async () => {
    const source = { kind: "registry", host: "registry.terraform.io" };
    expect(await find({ env: { HOME }, files: mirror("/opt/v"), reachable: REGISTRY })).toEqual(source);
  });

  it.each(["/opt/v", "/opt/v/plugins", "/usr/share/v", "/usr/local/share/v/w", "/var/lib/v"])(
    "else the shared folder %s",
    async (path) => {
      const source = { kind: "mirror", path, foundBy: "search of the shared folders" };
      expect(await find({ env: {}, files: mirror(path) })).toEqual(source);
    },
  );

  it("takes the nearer of two", async () => {
    expect(await find({ files: { ...mirror("/opt/a/deep"), ...mirror("/var/lib/z") } })).toMatchObject({
      path: "/var/lib/z",
    });
  });
});

describe("what counts as a mirror", () => {
  it.each<[string, Record<string, string>, Terraform, boolean]>([
    ["the oldest version that the stacks accept", mirror("/opt/v", "5.100.0"), TERRAFORM, true],
    ["an older one", mirror("/opt/v", "5.99.1"), TERRAFORM, false],
    ["a 6.x", mirror("/opt/v", "6.25.0"), TERRAFORM, true],
    ["a 7.x", mirror("/opt/v", "7.0.0"), TERRAFORM, false],
    ["another platform's", mirror("/opt/v", "6.0.0", "darwin_arm64"), TERRAFORM, false],
    [
      "a packed one",
      { "/opt/v/registry.terraform.io/hashicorp/aws/terraform-provider-aws_6.1.0_linux_amd64.zip": "" },
      TERRAFORM,
      true,
    ],
    [
      "a packed one of another platform",
      { "/opt/v/registry.terraform.io/hashicorp/aws/terraform-provider-aws_6.1.0_windows_amd64.zip": "" },
      TERRAFORM,
      false,
    ],
    ["Terraform's, for OpenTofu", mirror("/opt/v"), TOFU, false],
    ["OpenTofu's own", mirror("/opt/v", "5.100.0", "linux_amd64", "registry.opentofu.org"), TOFU, true],
    ["three levels down", mirror("/opt/a/b/c"), TERRAFORM, false],
  ])("%s: %#", async (_case, files, terraform, isOne) => {
    const answer = await find({ files }, terraform).catch(() => undefined);
    expect(answer !== undefined).toBe(isOne);
  });

  it("refuses a DURABLE_PROVIDER_MIRROR that is none, instead of looking elsewhere", async () => {
    const failure = await failureOf(() =>
      find({ env: { DURABLE_PROVIDER_MIRROR: "/typo" }, files: mirror("/opt/v") }),
    );
    expect([failure.parts.what, failure.parts.given]).toEqual([
      "DURABLE_PROVIDER_MIRROR names no mirror of the AWS provider",
      "/typo",
    ]);
    expect(failure.parts.allowed).toBe(
      "a folder that holds registry.terraform.io/hashicorp/aws/<version>/linux_amd64, version 5.100 to 6.x",
    );
  });

  it("lists every place it looked in when the registry is out of reach and nothing is there", async () => {
    const failure = await failureOf(() => find({ env: { HOME } }));
    expect(failure.exitCode).toBe(1);
    expect(failure.parts.what).toBe(
      "The AWS provider is nowhere to be had: registry.terraform.io does not answer, and no mirror was found",
    );
    expect(failure.parts.given).toBe(
      "looked in /home/x/.terraform.d/plugins, /home/x/.local/share/terraform/plugins, /usr/local/share/terraform/plugins, " +
        "/usr/share/terraform/plugins, /opt/*, /opt/*/*, /usr/share/*, /usr/share/*/*, /usr/local/share/*, /usr/local/share/*/*, /var/lib/*, /var/lib/*/*",
    );
    expect(failure.parts.next).toContain("DURABLE_PROVIDER_MIRROR=DIR");
  });
});

it("writes a CLI configuration that sends this one provider to the mirror, and escapes its path", () => {
  const provider = "registry.terraform.io/hashicorp/aws";
  expect(renderCliConfig({ mirror: '/opt/a "b" ${c}', provider }))
    .toBe(`# Written by \`durable\`: the registry is not used for this provider. Do not edit, it is written anew.
provider_installation {
  filesystem_mirror {
    path    = "/opt/a \\"b\\" $\${c}"
    include = ["registry.terraform.io/hashicorp/aws"]
  }
  direct {
    exclude = ["registry.terraform.io/hashicorp/aws"]
  }
}
`);
});
