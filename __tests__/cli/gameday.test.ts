import { createProgram } from "../../src/cli/program";
import { prod } from "../support/environments";
import { synthesize } from "../support/synth";
import { type FakeHost, fakeHost } from "./support/fake-host";
import { UNINTERRUPTED } from "./support/uninterrupted";

const FILES = {
  "/p/cdktf.out/stacks/durable-prod/cdk.tf.json": JSON.stringify(synthesize(prod).durable),
};

async function run(host: FakeHost, ...args: string[]): Promise<unknown> {
  const program = createProgram({ host, projectFolder: "/p", interruption: () => UNINTERRUPTED });
  for (const command of [program, ...program.commands]) command.exitOverride();
  process.exitCode = undefined;
  try {
    await program.parseAsync(["gameday", ...args], { from: "user" });
    return undefined;
  } catch (error) {
    return error;
  }
}

afterEach(() => {
  process.exitCode = undefined;
});

describe("durable gameday", () => {
  it("writes its folder, and again, and never over what somebody edited", async () => {
    const host = fakeHost({ files: FILES, env: { HOME: "/home/ann" } });
    const write = () => run(host, "--stack", "durable-prod", "--out", "/out/day");
    expect(await write()).toBeUndefined();
    expect(host.written.stdout).toBe("/out/day\n");
    expect(host.written.stderr).toBe("9 files; what to do: /out/day/README.md\n");
    expect(await write()).toBeUndefined();
    host.files.write("/out/day/measurements.json", "{}");
    expect(await write()).toMatchObject({ exitCode: 1 });
    expect(host.files.read("/out/day/measurements.json")).toBe("{}");
  });

  it("compares, and ends with 3 where the drill was wrong", async () => {
    const host = fakeHost({ files: FILES, env: { HOME: "/home/ann" } });
    await run(host, "--stack", "durable-prod", "--out", "/out/day", "-q");
    const form = host.files.read("/out/day/measurements.json") ?? "";
    const compare = () => run(host, "compare", "--stack", "durable-prod", "/out/day/measurements.json");
    expect([await compare(), process.exitCode]).toEqual([undefined, undefined]);
    host.files.write(
      "/out/day/measurements.json",
      form.replace('"serviceRecoverySeconds": null', '"serviceRecoverySeconds": 600'),
    );
    expect([await compare(), process.exitCode]).toEqual([undefined, 3]);
    expect(host.written.stdout).toContain(
      "slower       failover_database service back: 10m00s (predicted 1m15s to 2m15s)\n",
    );
  });

  it("refuses a stack that is not synthesized, and measurements that are none", async () => {
    const host = fakeHost({ files: FILES, env: { HOME: "/home/ann" } });
    expect(await run(host, "--stack", "durable-dev", "--out", "/out/day")).toMatchObject({ exitCode: 1 });
    expect(await run(host, "compare", "--stack", "durable-prod", "/none.json")).toMatchObject({
      exitCode: 1,
    });
    expect(host.paths().filter((path) => path.startsWith("/out/"))).toEqual([]);
  });
});
