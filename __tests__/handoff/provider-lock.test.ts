import { readFileSync } from "node:fs";
import { join } from "node:path";
import { renderProviderLock } from "../../src/handoff/module/provider-lock";

it("the project itself locks what a module does, for every platform and not for one machine alone", () => {
  const own = readFileSync(join(__dirname, "../../.terraform.lock.hcl"), "utf8");
  expect(own).toBe(renderProviderLock({ source: "hashicorp/aws", version: ">= 5.100, < 7.0" }));
  expect(own.match(/"zh:[0-9a-f]{64}"/g)).toHaveLength(15);
});
