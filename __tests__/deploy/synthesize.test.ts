import { synthesize } from "../../src/deploy/cdktf";
import type { CdktfSettings } from "../../src/deploy/cdktf-settings";
import { workFolder } from "../../src/deploy/work-folder";
import type { Command, Finished } from "../../src/foundation/host";
import { failureOf } from "../cli/support/failure";
import { fakeHost } from "../cli/support/fake-host";
import { UNINTERRUPTED } from "../cli/support/uninterrupted";

const folder = workFolder("/p", "dev");

function settings(cdktfJson: string | undefined, run?: (command: Command) => Partial<Finished>) {
  const host = fakeHost({
    files: {
      [folder.logOf("synth")]: "error: no such zone\n",
      ...(cdktfJson === undefined ? {} : { "/p/cdktf.json": cdktfJson }),
    },
    ...(run === undefined ? {} : { run }),
  });
  const env = { PATH: "/usr/bin" };
  return {
    host,
    folder,
    env,
    interruption: UNINTERRUPTED,
    projectFolder: "/p",
  } as unknown as CdktfSettings & {
    host: typeof host;
  };
}

describe("a synthesis", () => {
  it("runs the program of cdktf.json in a shell, told where to write and what", async () => {
    const given = settings(
      '{ "app": "node bin/synth.js", "context": { "excludeStackIdFromLogicalIds": "true" } }',
    );
    await synthesize(given);
    expect(given.host.commands).toEqual([
      expect.objectContaining({
        program: "sh",
        args: ["-c", "node bin/synth.js"],
        cwd: "/p",
        env: {
          PATH: "/usr/bin",
          CDKTF_OUTDIR: folder.synthesized,
          CDKTF_CONTEXT_JSON: '{"excludeStackIdFromLogicalIds":"true"}',
        },
      }),
    ]);
  });

  it("fails with the words of the program", async () => {
    const { parts } = await failureOf(() => synthesize(settings('{ "app": "x" }', () => ({ exitCode: 1 }))));
    expect(parts.what).toBe("The project could not be synthesized (exit code 1):\nerror: no such zone\n");
  });

  it.each([undefined, "", "{", "[]", '{ "app": "" }', '{ "app": 1 }', '{ "app": "x", "context": 1 }'])(
    "refuses %j as cdktf.json, before anything is run",
    async (text) => {
      const given = settings(text);
      const { kind, parts } = await failureOf(() => synthesize(given));
      expect([kind, parts.what, parts.given]).toEqual([
        "usage",
        "cdktf.json does not say which program synthesizes the project",
        "/p/cdktf.json",
      ]);
      expect(given.host.commands).toEqual([]);
    },
  );
});
