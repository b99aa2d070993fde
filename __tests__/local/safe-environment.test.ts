import { requireLoopback } from "../../src/local/loopback";
import { safeEnvironment } from "../../src/local/safe-environment";
import { failureOf } from "../cli/support/failure";

const SETTINGS = {
  endpoint: "http://127.0.0.1:4566",
  region: "eu-central-1",
  nodePath: "/usr/local/node/bin/node",
  homeFolder: "/p/.durable/home",
  terraformProgram: "/p/.durable/gate/terraform",
};

/** All that could lead a tool to AWS, to somebody else's credentials or to other values. */
const HOSTILE = {
  AWS_PROFILE: "prod",
  AWS_DEFAULT_PROFILE: "prod",
  AWS_ACCESS_KEY_ID: "AKIAREAL",
  AWS_SECRET_ACCESS_KEY: "real",
  AWS_SESSION_TOKEN: "real",
  AWS_SECURITY_TOKEN: "real",
  AWS_REGION: "us-west-2",
  AWS_DEFAULT_REGION: "us-west-2",
  AWS_ENDPOINT_URL: "https://sts.amazonaws.com",
  AWS_ENDPOINT_URL_S3: "https://s3.amazonaws.com",
  AWS_ENDPOINT_URL_DYNAMODB: "https://dynamodb.amazonaws.com",
  AWS_S3_ENDPOINT: "https://s3.amazonaws.com",
  AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "true",
  AWS_CONFIG_FILE: "/home/x/.aws/config",
  AWS_SHARED_CREDENTIALS_FILE: "/home/x/.aws/credentials",
  AWS_SDK_LOAD_CONFIG: "1",
  AWS_ROLE_ARN: "arn:aws:iam::999999999999:role/admin",
  AWS_WEB_IDENTITY_TOKEN_FILE: "/var/run/token",
  AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://169.254.170.2/x",
  AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/x",
  AWS_EC2_METADATA_DISABLED: "false",
  AWS_USE_FIPS_ENDPOINT: "true",
  AWS_CA_BUNDLE: "/x.pem",
  TF_VAR_password: "x",
  TF_CLI_ARGS: "-var=a=b",
  TF_CLI_ARGS_plan: "-destroy",
  TF_WORKSPACE: "other",
  TF_DATA_DIR: "/elsewhere",
  TF_CLI_CONFIG_FILE: "/elsewhere.rc",
  TF_PLUGIN_CACHE_DIR: "/elsewhere",
  TF_LOG: "trace",
  TF_REATTACH_PROVIDERS: "{}",
  TERRAFORM_BINARY_NAME: "/bin/evil",
  CDKTF_CONTEXT_JSON: "{}",
  CDKTF_HOME: "/elsewhere",
  NODE_OPTIONS: "--require /evil.js",
  HTTP_PROXY: "http://proxy:3128",
  https_proxy: "http://proxy:3128",
  ALL_PROXY: "http://proxy:3128",
  NO_PROXY: "example.com",
};

it("is exactly this, whatever the shell holds", () => {
  const shell = {
    ...HOSTILE,
    PATH: "/usr/bin:/bin",
    HOME: "/home/x",
    LANG: "C.UTF-8",
    TMPDIR: "/tmp",
    EDITOR: "vi",
    USER: "",
  };
  expect(safeEnvironment({ ...SETTINGS, shell, cliConfigPath: "/p/.durable/terraform.rc" })).toEqual({
    PATH: "/usr/local/node/bin:/usr/bin:/bin",
    HOME: "/home/x",
    LANG: "C.UTF-8",
    TMPDIR: "/tmp",
    AWS_ACCESS_KEY_ID: "durable-local",
    AWS_SECRET_ACCESS_KEY: "durable-local",
    AWS_ENDPOINT_URL: "http://127.0.0.1:4566",
    AWS_REGION: "eu-central-1",
    AWS_DEFAULT_REGION: "eu-central-1",
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    NO_PROXY: "127.0.0.1,localhost,::1",
    no_proxy: "127.0.0.1,localhost,::1",
    TF_CLI_CONFIG_FILE: "/p/.durable/terraform.rc",
    TF_PLUGIN_CACHE_DIR: "/p/.durable/home/plugin-cache",
    TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: "true",
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    TERRAFORM_BINARY_NAME: "/p/.durable/gate/terraform",
    CDKTF_HOME: "/p/.durable/home/cdktf",
    CHECKPOINT_DISABLE: "1",
    DISABLE_VERSION_CHECK: "1",
    CI: "1",
  });
});

it("works in a shell that sets nothing at all", () => {
  const { HOME, PATH, TF_CLI_CONFIG_FILE } = safeEnvironment({ ...SETTINGS, shell: {} });
  expect([HOME, PATH, TF_CLI_CONFIG_FILE]).toEqual([undefined, "/usr/local/node/bin", undefined]);
});

describe("the endpoint", () => {
  it.each(["http://127.0.0.1:5000", "http://127.8.9.1:80", "http://[::1]:5000"])("may be %s", (endpoint) => {
    expect(requireLoopback(endpoint)).toBe(endpoint);
  });

  it.each([
    "",
    "   ",
    "https://sts.amazonaws.com",
    "http://localhost:5000",
    "http://10.0.0.1:5000",
    "http://0.0.0.0:5000",
    "http://127.0.0.1.example.com:5000",
    "http://127.0.0.1@example.com",
    "http://u:p@127.0.0.1:5000",
    "https://127.0.0.1:5000",
    "http://[::ffff:8.8.8.8]:80",
    "127.0.0.1:5000",
  ])("may not be %j", async (endpoint) => {
    const failure = await failureOf(() => safeEnvironment({ ...SETTINGS, shell: {}, endpoint }));
    expect(failure.exitCode).toBe(1);
    expect(failure.parts.what).toBe(
      "The endpoint of a local deploy is not this machine, so nothing was run: it could have reached AWS",
    );
  });
});
