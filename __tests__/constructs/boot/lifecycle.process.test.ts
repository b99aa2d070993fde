import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withLifecycle } from "../../../src/constructs/boot/lifecycle-boot";

/** The agent of the boot script, run with an instance's metadata and an AWS CLI of our own. */
describe("the agent that completes lifecycle hooks", () => {
  const folder = mkdtempSync(join(tmpdir(), "durable-lifecycle-"));
  const calls = join(folder, "calls");
  let target = "InService";
  let isHealthy = false;
  const server = createServer((request, response) => {
    const answers: Readonly<Record<string, string | undefined>> = {
      "/latest/api/token": "token",
      "/latest/meta-data/instance-id": "i-1",
      "/latest/meta-data/autoscaling/target-lifecycle-state": target,
      "/healthz": isHealthy ? "ok" : undefined,
    };
    const answer = answers[request.url ?? ""];
    response.writeHead(answer === undefined ? 503 : 200).end(answer);
  });
  let agent: ReturnType<typeof spawn>;

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const script = withLifecycle("#!/bin/bash\n", {
      region: "us-east-1",
      groupName: "group",
      hooks: ["group-launch", "group-terminate"],
      port,
      healthPath: "/healthz",
    });
    const [, program = ""] = /<<'AGENT'\n([\s\S]*?)\nAGENT\n/.exec(script) ?? [];
    write("agent", program);
    // Takes only the hook that waits in the state of the moment, as Auto Scaling does.
    write(
      "aws",
      [
        "#!/bin/bash",
        'args="$*"',
        `case "$(cat ${join(folder, "waiting")}) $args" in`,
        `  "launch "*group-launch*|"terminate "*group-terminate*) echo "$args" >>${calls} ;;`,
        '  *) echo "No active Lifecycle Action found with instance ID i-1" >&2; exit 254 ;;',
        "esac",
        "",
      ].join("\n"),
    );
    waitsAt("launch");
    agent = spawn(join(folder, "agent"), {
      env: {
        PATH: `${folder}:${process.env["PATH"] ?? ""}`,
        DURABLE_PAUSE: "0.1",
        DURABLE_METADATA: `http://127.0.0.1:${port}`,
      },
      stdio: "ignore",
    });
  });

  afterAll(async () => {
    agent.kill("SIGKILL");
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true, force: true });
  });

  function write(name: string, text: string): void {
    writeFileSync(join(folder, name), text);
    chmodSync(join(folder, name), 0o755);
  }

  function waitsAt(hook: string): void {
    writeFileSync(join(folder, "waiting"), hook);
  }

  const made = (): readonly string[] =>
    existsSync(calls) ? readFileSync(calls, "utf8").trimEnd().split("\n") : [];
  const call = (hook: string) =>
    `autoscaling complete-lifecycle-action --region us-east-1 --auto-scaling-group-name group --lifecycle-hook-name ${hook} --instance-id i-1 --lifecycle-action-result CONTINUE`;

  async function until(count: number): Promise<readonly string[]> {
    for (let look = 0; look < 200 && made().length < count; look += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    return made();
  }

  const pause = () => new Promise((resolve) => setTimeout(resolve, 700));

  it("says nothing before the service answers, and once when it does", async () => {
    await pause();
    expect(made()).toEqual([]);
    isHealthy = true;
    expect(await until(1)).toEqual([call("group-launch")]);
    await pause();
    expect(made()).toHaveLength(1);
  });

  it("says it again when the instance comes out of a warm pool, without a restart", async () => {
    target = "Warmed:Running";
    expect(await until(2)).toHaveLength(2);
    target = "InService";
    expect(await until(3)).toEqual([call("group-launch"), call("group-launch"), call("group-launch")]);
  });

  it("lets go of an instance that leaves, whatever its health", async () => {
    isHealthy = false;
    waitsAt("terminate");
    target = "Terminated";
    expect((await until(4)).at(-1)).toBe(call("group-terminate"));
  });
});
