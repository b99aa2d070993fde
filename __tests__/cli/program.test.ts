import type { Command } from "commander";
import { createProgram } from "../../src/cli/program";
import { DurableError } from "../../src/foundation/errors";
import { type FakeHost, fakeHost, type FakeMachine } from "./support/fake-host";
import { UNINTERRUPTED } from "./support/uninterrupted";

/** A machine on which everything is there. */
const COMPLETE: FakeMachine = {
  env: { PATH: "/usr/bin", HOME: "/home/x" },
  files: {
    "/usr/bin/terraform": "",
    "/usr/bin/moto_server": "",
    "/opt/v/registry.terraform.io/hashicorp/aws/5.100.0/linux_amd64/p": "",
  },
  run: () => ({ exitCode: 0, stdout: "Terraform v1.11.4\non linux_amd64\n" }),
};

interface Ran {
  readonly host: FakeHost;
  readonly error: unknown;
  readonly exitCode: unknown;
}

async function run(machine: FakeMachine, ...args: string[]): Promise<Ran> {
  const host = fakeHost(machine);
  const program = createProgram({ host, projectFolder: "/p", interruption: () => UNINTERRUPTED });
  for (const command of [program, ...program.commands.flatMap((child) => [child, ...child.commands])])
    command.exitOverride();
  const before = process.exitCode;
  process.exitCode = undefined;
  try {
    await program.parseAsync(args, { from: "user" });
    return { host, error: undefined, exitCode: process.exitCode };
  } catch (error) {
    return { host, error, exitCode: process.exitCode };
  } finally {
    process.exitCode = before;
  }
}

/** The arguments of each, the program itself first. */
function everyCommand(): string[][] {
  const program = createProgram({ host: fakeHost(), projectFolder: "/p", interruption: () => UNINTERRUPTED });
  const below = (command: Command, path: readonly string[]): string[][] => [
    [...path],
    ...command.commands.flatMap((child) => below(child, [...path, child.name()])),
  ];
  return below(program, []);
}

describe("the command line", () => {
  it.each(everyCommand())("teaches: %j", async (...args) => {
    const { host, error } = await run({}, ...args, "--help");
    expect(error).toMatchObject({ exitCode: 0 });
    expect(host.written.stdout).toContain("Usage: durable");
    // A group of commands leads to the commands; each of them, and the whole, shows how it is used.
    const isGroup = ["local", "state", "gameday"].includes(args.join(" "));
    if (!isGroup) expect(host.written.stdout).toMatch(/^Examples?:\n {2}\$ /mu);
    const wide = host.written.stdout.split("\n").filter((line) => line.length > 80);
    expect(wide).toEqual([]);
  });

  it.each([
    [["upp"], "error: unknown command 'upp'"],
    [["local", "upp"], "(Did you mean up?)"],
    [["local", "up", "--enviroment", "dev"], "(Did you mean --environment?)"],
    [["local", "up", "extra"], "error: too many arguments"],
    [["local", "up", "--environment"], "error: option '-e, --environment <name>' argument missing"],
  ])("refuses %j and says what to do", async (args, said) => {
    const { host, error } = await run({}, ...args);
    expect(error).toMatchObject({ exitCode: 1 });
    expect(host.written.stderr).toContain(said);
    expect([host.commands, host.paths()]).toEqual([[], []]);
  });

  it.each(["up", "status", "down"])(
    "refuses `local %s` of an environment that is not there, and writes nothing",
    async (command) => {
      const { host, error } = await run(COMPLETE, "local", command, "--environment", "stage");
      expect(error).toBeInstanceOf(DurableError);
      expect(error).toMatchObject({
        exitCode: 1,
        parts: { what: "There is no such environment", given: "stage", allowed: "dev, prod" },
      });
      expect([host.commands, host.written, host.paths()]).toEqual([
        [],
        { stdout: "", stderr: "" },
        Object.keys(COMPLETE.files ?? {}).sort(),
      ]);
    },
  );

  it("stops `local up` before anything is started when Terraform is missing", async () => {
    const { host, error } = await run({ ...COMPLETE, files: {} }, "local", "up");
    expect(error).toMatchObject({ exitCode: 1, parts: { what: "Terraform is not there" } });
    expect([host.commands, host.paths(), host.written.stdout]).toEqual([[], [], ""]);
  });
});

it.each([
  ["dev", "npx durable local up"],
  ["prod", "npx durable local up --environment prod"],
])("`local status` of %s says how that one is started", async (environment, command) => {
  const { host } = await run(COMPLETE, "local", "status", "--environment", environment);
  expect(host.written.stdout).toBe(`${environment}: nothing is running\n  start it with \`${command}\`\n`);
});

describe("doctor", () => {
  it("finds a complete machine sound", async () => {
    const { host, exitCode } = await run(COMPLETE, "doctor");
    expect(exitCode).toBeUndefined();
    expect(host.written.stdout).toBe(`ok    Node.js        20.20.2
ok    Terraform      Terraform 1.11.4 (/usr/bin/terraform, linux_amd64)
ok    AWS provider   mirror /opt/v (search of the shared folders)
ok    AWS emulator   /usr/bin/moto_server
ok    Credentials    no AWS variable is set in this shell
note  Account guard  dev deploys to account 111122223333 in us-east-1 alone
                     prod deploys to account 111122223333 in us-east-1 alone
                     -> 111122223333 is a sample: put your own in before AWS
`);
  });

  it("says what to do about everything that is missing, and goes on looking", async () => {
    const { host, exitCode } = await run({ nodeVersion: "20.8.1" }, "doctor", "--json");
    const report = JSON.parse(host.written.stdout) as {
      schemaVersion: number;
      sound: boolean;
      checks: { name: string; verdict: string; next?: string }[];
    };
    expect([exitCode, report.schemaVersion, report.sound]).toEqual([1, 1, false]);
    expect(report.checks.map(({ name, verdict, next }) => [name, verdict, next])).toEqual([
      ["Node.js", "bad", "install Node.js 20.9 or newer"],
      [
        "Terraform",
        "bad",
        "install Terraform or OpenTofu so that PATH finds it, or set TERRAFORM_BINARY_NAME=/path/to/terraform",
      ],
      ["AWS provider", "note", undefined],
      ["AWS emulator", "bad", 'install python3, or `pipx install "moto[server]==5.2.1"`'],
      ["Credentials", "ok", undefined],
      ["Account guard", "note", "111122223333 is a sample: put your own in before AWS"],
    ]);
  });

  it("names the shell's AWS variables and never what they hold", async () => {
    const env = {
      ...COMPLETE.env,
      AWS_SECRET_ACCESS_KEY: "hunter2",
      AWS_PROFILE: "prod",
      AWS_CA_BUNDLE: "/ca.pem",
    };
    const { host } = await run({ ...COMPLETE, env }, "doctor");
    expect(host.written.stdout).toContain(
      "note  Credentials    set in this shell: AWS_PROFILE, AWS_SECRET_ACCESS_KEY; local commands use none of them\n",
    );
    expect(host.written.stdout).not.toMatch(/hunter2|: prod\n/u);
  });

  it("counts on python3 where there is no moto_server, and installs nothing", async () => {
    const { "/usr/bin/moto_server": _gone, ...files } = COMPLETE.files ?? {};
    const { host, exitCode } = await run(
      { ...COMPLETE, files: { ...files, "/usr/bin/python3": "" } },
      "doctor",
    );
    expect(exitCode).toBeUndefined();
    expect(host.written.stdout).toContain(
      "note  AWS emulator   moto_server is not on PATH; the first `durable local up` installs moto[server]==5.2.1 with python3\n",
    );
    expect(host.commands.map(({ args }) => args)).toEqual([["version"], ["-c", "import ensurepip, venv"]]);
  });

  it("finds a python3 without virtual environments, as Debian has it by itself", async () => {
    const { "/usr/bin/moto_server": _gone, ...files } = COMPLETE.files ?? {};
    const terraform = { exitCode: 0, stdout: "Terraform v1.11.4\non linux_amd64\n" };
    const { host, exitCode } = await run(
      {
        ...COMPLETE,
        files: { ...files, "/usr/bin/python3": "" },
        run: ({ program }) => (program === "/usr/bin/python3" ? { exitCode: 1 } : terraform),
      },
      "doctor",
    );
    expect(exitCode).toBe(1);
    expect(host.written.stdout).toContain(
      "BAD   AWS emulator   moto_server is not on PATH, and /usr/bin/python3 makes no virtual environments\n" +
        '                     -> install python3-venv, or `pipx install "moto[server]==5.2.1"`\n',
    );
  });

  it.each([
    ["22.0.0", "ok"],
    ["20.9.0", "ok"],
    ["20.8.9", "bad"],
    ["18.20.0", "bad"],
  ])("judges Node.js %s as %s", async (nodeVersion, verdict) => {
    const { host } = await run({ ...COMPLETE, nodeVersion }, "doctor", "--json");
    const { checks } = JSON.parse(host.written.stdout) as { checks: readonly unknown[] };
    expect(checks[0]).toMatchObject({ name: "Node.js", verdict });
  });
});

describe("commands that reach AWS", () => {
  it.each([[["state", "bootstrap"]], [["state", "verify"]], [["rollout"]]])(
    "have no default environment: %j",
    async (args) => {
      const { host, error } = await run(COMPLETE, ...args);
      expect(error).toMatchObject({ exitCode: 1 });
      expect(host.written.stderr).toContain("required option '-e, --environment <name>' not specified");
    },
  );

  it.each([[["state", "bootstrap"]], [["state", "verify"]], [["rollout"]]])(
    "name the environments there are: %j",
    async (args) => {
      const { error } = await run(COMPLETE, ...args, "--environment", "nope");
      expect(error).toBeInstanceOf(DurableError);
      expect((error as DurableError).message).toContain("allowed: dev, prod");
    },
  );
});
