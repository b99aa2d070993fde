import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { renderBackendBoot } from "../../src/constructs/boot/backend-boot";
import { withLifecycle } from "../../src/constructs/boot/lifecycle-boot";
import { renderWebBoot } from "../../src/constructs/boot/web-boot";
import { BACKEND_INPUTS, WEB_INPUTS } from "../constructs/boot/inputs";
import { needs } from "./support/processes";

const TEMPLATES = join(__dirname, "../../src/constructs/boot/templates");
const HOOKS = {
  ...{ region: "us-east-1", groupName: "durable-prod-web", hooks: ["durable-prod-web-launch"] },
  ...{ port: 8080, healthPath: "/healthz" },
};

beforeAll(() => needs({ shellcheck: "shellcheck", php: "php8.2-cli" }));

test.each([
  ["web", renderWebBoot(WEB_INPUTS)],
  ["web, with logs", renderWebBoot({ ...WEB_INPUTS, logGroupName: "/durable/web" })],
  ["web, with TLS", renderWebBoot({ ...WEB_INPUTS, tls: true, upstreamName: "backend.example.com" })],
  ["web, with hooks", withLifecycle(renderWebBoot({ ...WEB_INPUTS, tls: true }), { ...HOOKS, tls: true })],
  ["backend", renderBackendBoot(BACKEND_INPUTS)],
  ["backend, with TLS", renderBackendBoot({ ...BACKEND_INPUTS, tls: true })],
  ["backend, with logs", renderBackendBoot({ ...BACKEND_INPUTS, logGroupName: "/durable/backend" })],
])("shellcheck finds nothing in the script of %s", (_, script) => {
  const done = spawnSync("shellcheck", ["--severity=style", "--shell=bash", "-"], {
    input: script,
    encoding: "utf8",
  });
  expect(done.stdout).toBe("");
  expect(done.status).toBe(0);
});

test.each(["database.php", "service.php", "database-setup.php"])("PHP compiles %s", (name) => {
  const done = spawnSync("php", ["-l"], { input: readFileSync(join(TEMPLATES, name)), encoding: "utf8" });
  expect(done.stdout.trim()).toBe("No syntax errors detected in Standard input code");
});
