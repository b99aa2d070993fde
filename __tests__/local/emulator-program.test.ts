import { locateEmulator, MOTO_REQUIREMENT, provideEmulator } from "../../src/local/emulator-program";
import { failureOf } from "../cli/support/failure";
import { fakeHost, type FakeMachine } from "../cli/support/fake-host";

const VENV = "/p/.durable/moto";
const SIGNAL = new AbortController().signal;
const env = {
  PATH: "/usr/bin",
  PIP_INDEX_URL: "https://pypi.example.com",
  HTTPS_PROXY: "http://proxy",
  AWS_PROFILE: "prod",
};

function provide(machine: FakeMachine) {
  const host = fakeHost({ env, ...machine });
  return { host, done: provideEmulator(host, "/p", SIGNAL) };
}

it("is moto_server on PATH, before anything else", async () => {
  const { done, host } = provide({ files: { "/usr/bin/moto_server": "", [`${VENV}/bin/moto_server`]: "" } });
  expect([await done, host.commands]).toEqual(["/usr/bin/moto_server", []]);
});

it("is installed once where it is not, with the user's own index and proxies and without AWS", async () => {
  const host = fakeHost({
    env,
    files: { "/usr/bin/python3": "", [`${VENV}/half`]: "" },
    run: ({ args }) => {
      if (args.includes("pip")) host.files.write(`${VENV}/bin/moto_server`, "");
      return { exitCode: 0 };
    },
  });
  expect(await provideEmulator(host, "/p", SIGNAL)).toBe(`${VENV}/bin/moto_server`);
  expect(host.commands.map(({ program, args }) => [program, ...args].join(" "))).toEqual([
    `/usr/bin/python3 -m venv ${VENV}`,
    `${VENV}/bin/python -m pip install --quiet --disable-pip-version-check moto[server]==5.2.1`,
  ]);
  const { AWS_PROFILE: _profile, ...handedOn } = env;
  expect(host.commands.map((command) => command.env)).toEqual([handedOn, handedOn]);
  expect(host.paths()).toEqual([`${VENV}/.durable-complete`, `${VENV}/bin/moto_server`, "/usr/bin/python3"]);
  expect(await provideEmulator(host, "/p", SIGNAL)).toBe(`${VENV}/bin/moto_server`);
  expect(host.commands).toHaveLength(2);
});

it("is not there while its installation is incomplete", () => {
  const host = fakeHost({ env, files: { [`${VENV}/bin/moto_server`]: "" } });
  expect(locateEmulator(host, "/p")).toEqual({ kind: "absent", reason: "moto_server is not on PATH" });
});

it.each<[string, FakeMachine, string]>([
  ["there is no python3", {}, "python3 is not on PATH either"],
  [
    "PyPI is out of reach",
    {
      files: { "/usr/bin/python3": "" },
      run: ({ args }) =>
        args.includes("pip")
          ? { exitCode: 1, stderr: "WARNING: x\nERROR: No matching distribution\n" }
          : { exitCode: 0 },
    },
    `${VENV}/bin/python -m pip install --quiet --disable-pip-version-check ${MOTO_REQUIREMENT}: ERROR: No matching distribution`,
  ],
  [
    "venv is missing",
    { files: { "/usr/bin/python3": "" }, run: () => ({ exitCode: 1 }) },
    `/usr/bin/python3 -m venv ${VENV}: exit code 1`,
  ],
  [
    "pip hangs",
    { files: { "/usr/bin/python3": "" }, run: () => ({ timedOut: true }) },
    `/usr/bin/python3 -m venv ${VENV}: it took too long`,
  ],
])("says what to do when %s", async (_case, machine, why) => {
  const failure = await failureOf(() => provide(machine).done);
  expect(failure.parts.what).toBe(
    `The AWS emulator is not there (moto_server is not on PATH) and could not be installed: ${why}`,
  );
  expect([failure.exitCode, failure.parts.next.includes("pipx install")]).toEqual([1, true]);
});
