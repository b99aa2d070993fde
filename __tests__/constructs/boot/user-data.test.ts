import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  App,
  Fn,
  Lazy,
  TerraformLocal,
  TerraformOutput,
  TerraformStack,
  TerraformVariable,
  Testing,
  Token,
} from "cdktf";
import { renderBackendBoot } from "../../../src/constructs/boot/backend-boot";
import { encodeUserData, USER_DATA_LIMIT_BYTES, userDataBytes } from "../../../src/constructs/boot/user-data";
import { renderWebBoot } from "../../../src/constructs/boot/web-boot";
import { DurableError } from "../../../src/foundation/errors";
import { BACKEND_INPUTS, WEB_INPUTS } from "./inputs";

jest.setTimeout(60_000);

const HOST = "internal-backend-1.us-east-1.elb.amazonaws.com";
const ARN = "arn:aws:secretsmanager:us-east-1:123456789012:secret:rds!db-1-AbCdEf";
const PORT = 3307;

/** What bash, nginx and people write, and what Terraform's templates, JSON or base64 could trip over. */
const AWKWARD = [
  "#!/bin/bash",
  'echo "${HOME}" "$HOME" "$$" "$${HOME}" "$$${HOME}" $${ %{ %%{ %%%{if}',
  "echo '${a:-\"b\"}' ${#array[@]} ${x//\\//\\\\} $(( 1 % {2} )) %{endif} ~ ${~x~}",
  "printf 'a\\nb\\t\\\\ \\\"quoted\\\" \\u00e9\\n'\t# a tab, \u00fc \u65e5\u672c \ud83d\ude80 \u007f \u001b[0m",
  "cat <<'END'\r",
  "@@NOT_A_PLACEHOLDER@@ // /* */ <<EOT ${TfToken is none}",
  "END",
  "",
].join("\n");

/** Applies a stack of outputs with the real Terraform, and answers their values. */
function apply(stack: TerraformStack): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), "user-data-"));
  try {
    writeFileSync(join(folder, "main.tf.json"), Testing.synth(stack));
    const env = {
      ...process.env,
      TF_CLI_CONFIG_FILE: "/dev/null",
      CHECKPOINT_DISABLE: "1",
      TF_IN_AUTOMATION: "1",
    };
    const terraform = (...args: readonly string[]) =>
      execFileSync("terraform", args, { cwd: folder, env, encoding: "utf8" });
    terraform("init", "-input=false");
    terraform("apply", "-input=false", "-auto-approve");
    const outputs = JSON.parse(terraform("output", "-json")) as Record<string, { readonly value: string }>;
    return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const decode = (base64: string | undefined) => Buffer.from(base64 ?? "", "base64").toString("utf8");

test("Terraform gives every script back byte for byte, with the values in it that it alone knows", () => {
  const stack = new TerraformStack(new App({ stackTraces: false }), "test");
  const host = new TerraformVariable(stack, "host", { default: HOST }).stringValue;
  const port = new TerraformVariable(stack, "port", { default: PORT, type: "number" }).numberValue;
  // A reference with quotes and brackets of its own, as attributes of lists and maps have.
  const secrets = new TerraformLocal(stack, "secrets", { "a b": ARN });
  const arn = Token.asString(Fn.lookup(secrets, "a b"));
  const web = (upstreamHost: string, upstreamPort: number) =>
    renderWebBoot({ ...WEB_INPUTS, upstreamHost, upstreamPort });
  const backend = (secret: string, address: string, databasePort: number) =>
    renderBackendBoot({
      ...{
        ...BACKEND_INPUTS,
        masterSecretArn: secret,
        applicationSecretId: secret,
        logGroupName: "/durable/backend",
      },
      database: { ...BACKEND_INPUTS.database, host: address, port: databasePort },
    });
  const scripts = {
    web: [web(host, port), web(HOST, PORT)],
    backend: [backend(arn, host, port), backend(ARN, HOST, PORT)],
    awkward: [AWKWARD, AWKWARD],
    mixed: [
      `#!\${${host}$${host}%${host}"${arn}"\\${port}\n`,
      `#!\${${HOST}$${HOST}%${HOST}"${ARN}"\\${port}\n`,
    ],
    lazy: [`#!${Lazy.stringValue({ produce: () => '"plain"\n}' })}$\{x}`, '#!"plain"\n}$\{x}'],
    both: [`${AWKWARD}${host}${AWKWARD}`, `${AWKWARD}${HOST}${AWKWARD}`],
  } as const;
  for (const [name, [script]] of Object.entries(scripts)) {
    new TerraformOutput(stack, name, { value: encodeUserData(script) });
  }
  const applied = apply(stack);
  const expected = Object.entries(scripts).map(([name, [, wanted]]) => [
    name,
    wanted.replaceAll(String(port), String(PORT)),
  ]);
  expect(Object.fromEntries(Object.entries(applied).map(([name, value]) => [name, decode(value)]))).toEqual(
    Object.fromEntries(expected),
  );
});

test("the script can be read in the synthesized JSON", () => {
  expect(encodeUserData("#!/bin/bash\necho ${A}\n")).toBe('${base64encode("#!/bin/bash\\necho $${A}\\n")}');
});

describe("size", () => {
  const script = (bytes: number) => `#!${"x".repeat(bytes - 2)}`;

  test("one byte below the limit passes, the limit does not", () => {
    expect(encodeUserData(script(USER_DATA_LIMIT_BYTES - 1))).toMatch(/^\$\{base64encode\("#!x+"\)\}$/);
    const tooLong = () => encodeUserData(script(USER_DATA_LIMIT_BYTES));
    expect(tooLong).toThrow(DurableError);
    expect(tooLong).toThrow(
      /given: +16384 bytes.*\n.*allowed: fewer than 16384 bytes\n.*next: +shorten it, or put its bulk/,
    );
  });

  test("bytes count, not characters", () => {
    expect(userDataBytes("#!\u65e5")).toBe(5);
    expect(() => encodeUserData(`#!${"\u65e5".repeat(5_461)}`)).toThrow("16385 bytes");
  });

  test("a value that is not known yet counts 120 bytes, however long its token", () => {
    expect(userDataBytes(`#!${Token.asString({ any: "thing" })}`)).toBe(122);
  });
});

test.each([
  ["without #!", "echo\n"],
  ["with NUL", "#!/bin/bash\n\0"],
  ["in decomposed Unicode, which Terraform would compose", "#!/bin/bash\n# u\u0308\n"],
])("a script %s is refused", (_, script) => {
  expect(() => encodeUserData(script)).toThrow("This boot script would not arrive as it is, or not run");
});
