import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "../..");

/** What Terraform, its provider and AWS say themselves. */
const FOREIGN = new Set([
  "Deprecated Parameter",
  "No valid credential sources found",
  "getaddrinfo ENOTFOUND checkpoint-api.hashicorp.com",
  "AWS account ID not allowed",
  "AWSServiceRoleForAutoScaling",
  "Error acquiring the state lock",
  "Instance cannot be destroyed",
  "InvalidParameterCombination",
  "InvalidSubnet.Conflict",
  "Invalid IAM Instance Profile",
  "VcpuLimitExceeded",
  "already exists",
  "state data in S3 does not have the expected content",
]);

const sources = ["src", "bin"].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.[jt]s$/u.test(name))
    .map((name) => readFileSync(join(ROOT, folder, name), "utf8")),
);

it("every message of docs/troubleshooting.md is one that is said", () => {
  const markdown = readFileSync(join(ROOT, "docs/troubleshooting.md"), "utf8").replaceAll(/\s+/g, " ");
  const messages = [...markdown.matchAll(/\*\*`([^`]+)`\*\*/g)].map(([, message = ""]) => message);
  const ours = messages.filter((message) => !FOREIGN.has(message));
  expect(ours.filter((message) => !sources.some((source) => source.includes(message)))).toEqual([]);
  expect(ours.length).toBeGreaterThan(12);
  expect([...FOREIGN].filter((message) => !messages.includes(message))).toEqual([]);
});
