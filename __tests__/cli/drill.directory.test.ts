import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DrillReport } from "../../src/drill/drill-report";
import { eventually, Project } from "../e2e/support/project";

// Every run starts Terraform, most of them three times.
jest.setTimeout(300_000);

const project = new Project();
const scratch = mkdtempSync(join(tmpdir(), "durable-drill-dir-"));
const WORK = join(project.folder, ".durable/local/drill");

afterAll(() => [project.folder, scratch].forEach((path) => rmSync(path, { recursive: true, force: true })));

let count = 0;

/** A folder with these files. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = join(scratch, `configuration-${(count += 1)}`);
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

/** Every file below, with its text. */
function contentOf(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  return Object.fromEntries(
    names
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path, readFileSync(path, "utf8")]),
  );
}

function leftBehind(): readonly string[] {
  return existsSync(WORK) ? readdirSync(WORK).filter((name) => name !== "terraform.rc") : [];
}

const drill = (...args: string[]) => project.durable("drill", ...args);

const NETWORK = `variable "range" {
  type = string
}

resource "aws_vpc" "only" {
  cidr_block = var.range
}

resource "aws_subnet" "only" {
  vpc_id            = aws_vpc.only.id
  cidr_block        = cidrsubnet(var.range, 4, 1)
  availability_zone = "eu-west-1a"
}
`;

it("works a folder out with values from a file, writes nothing into it, and ends with 3: nothing can be told", async () => {
  const folder = folderOf({ "main.tf": NETWORK });
  const values = join(folderOf({ "values.tfvars": 'range = "10.9.0.0/16"\n' }), "values.tfvars");
  const before = contentOf(folder);
  const { exitCode, stdout, stderr } = await drill(
    "--dir",
    folder,
    "--var-file",
    values,
    "--json",
    "--quiet",
  );
  expect([exitCode, stderr]).toEqual([3, ""]);
  const report = JSON.parse(stdout) as DrillReport;
  expect([report.source, report.verdict]).toEqual([`folder ${folder}`, "cannot tell"]);
  expect(report.failures.map(({ id, verdict }) => [id, verdict])).toEqual([
    ["region:region", "fails"],
    ["subnet:aws_subnet.only", "cannot tell"],
    ["zone:eu-west-1a", "cannot tell"],
  ]);
  expect(contentOf(folder)).toEqual(before);
  expect(leftBehind()).toEqual([]);
});

describe("refuses, with 1, in words, and leaves nothing behind", () => {
  const configuration = (text: string) => (): readonly string[] => ["--dir", folderOf({ "main.tf": text })];

  it.each<[string, () => readonly string[], string]>([
    ["a folder that is not there", () => ["--dir", join(scratch, "nowhere")], "There is no such folder"],
    ["a file", () => ["--dir", join(folderOf({ "main.tf": NETWORK }), "main.tf")], "There is no such folder"],
    [
      "a folder without a configuration",
      () => ["--dir", folderOf({ "notes.txt": "none" })],
      "The directory holds no Terraform configuration",
    ],
    [
      "a file of values that is not there",
      () => ["--dir", folderOf({ "main.tf": NETWORK }), "--var-file", join(scratch, "none.tfvars")],
      "There is no such file with values of variables",
    ],
    [
      "values for anything but a folder",
      () => ["--state", join(scratch, "none"), "--var-file", join(scratch, "none.tfvars")],
      "--var-file is for --dir alone",
    ],
    [
      "a configuration that cannot be read",
      configuration('resource "aws_vpc" "only" {\n'),
      "Unclosed configuration block on main.tf line 1",
    ],
    [
      "a module whose variables have no value",
      configuration(NETWORK),
      "Variables of the configuration have no value\n  given:   range",
    ],
    [
      "a provider that is not to be had",
      configuration(
        'terraform {\n  required_providers {\n    none = {\n      source  = "registry.invalid/none/none"\n    }\n  }\n}\n',
      ),
      "registry.invalid",
    ],
    [
      "a module that is not to be had",
      configuration('module "none" {\n  source = "./none"\n}\n'),
      "The configuration cannot be prepared",
    ],
  ])("%s", async (_, args, words) => {
    const { exitCode, stdout, stderr } = await drill(...args());
    expect(stderr).toContain(words);
    expect([exitCode, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^ {2}next: {4}\S/mu);
    expect(stderr).not.toMatch(/^\s+at /mu);
    expect(leftBehind()).toEqual([]);
  });
});

it("is interrupted with 130, and leaves nothing behind", async () => {
  const folder = folderOf({ "main.tf": NETWORK, "terraform.tfvars": 'range = "10.9.0.0/16"\n' });
  const before = contentOf(folder);
  const run = project.start("drill", "--dir", folder);
  await eventually("Terraform works", 60, () =>
    leftBehind().some((name) => existsSync(join(WORK, name, ".terraform"))),
  );
  run.child.kill("SIGINT");
  const { exitCode, stdout, stderr } = await run.done;
  expect([exitCode, stdout]).toEqual([130, ""]);
  expect(stderr).toContain("Interrupted: Terraform has ended, and nothing is left behind\n");
  expect(contentOf(folder)).toEqual(before);
  expect(leftBehind()).toEqual([]);
});
