import { readFileSync } from "node:fs";
import { join } from "node:path";
import { renderWebBoot, renderWebNginx } from "../../../src/constructs/boot/web-boot";
import { userDataBytes } from "../../../src/constructs/boot/user-data";
import { WEB_INPUTS } from "./inputs";

/** The arguments of each directive of this name, in order. */
function directives(name: string, configuration: string): readonly string[] {
  return [...configuration.matchAll(new RegExp(`^\\s*${name} (.*);$`, "gm"))].map((match) => match[1] ?? "");
}

const nginx = renderWebNginx(WEB_INPUTS);

test.each([
  ["listen", ["80 default_server"]],
  ["proxy_pass", ["http://$upstream_host:8080"]],
  ["set", [`$upstream_host '${WEB_INPUTS.upstreamHost}'`]],
  ["resolver", ["169.254.169.253 valid=5s ipv6=off"]],
  ["keepalive_timeout", ["75s"]],
  ["proxy_connect_timeout", ["1s"]],
  ["proxy_read_timeout", ["30s"]],
  ["proxy_next_upstream", ["error timeout"]],
  ["proxy_next_upstream_tries", ["3"]],
  ["proxy_next_upstream_timeout", ["3s"]],
  ["server_tokens", ["off"]],
  ["return", ['200 "ok\\n"']],
])("nginx has %s exactly so", (name, expected) => {
  expect(directives(name, nginx)).toEqual(expected);
});

test("idle connections outlive those of the balancer, whatever its timeout", () => {
  expect(
    directives("keepalive_timeout", renderWebNginx({ ...WEB_INPUTS, balancerIdleTimeoutSeconds: 4000 })),
  ).toEqual(["4015s"]);
});

test("the script is bash, stops at a failure and ends with a newline", () => {
  const lines = renderWebBoot(WEB_INPUTS).split("\n");
  expect(lines.slice(0, 2)).toEqual(["#!/bin/bash", "set -euo pipefail"]);
  expect(lines.at(-1)).toBe("");
  expect(lines.at(-2)).toBe("systemctl enable --now nginx.service logrotate.timer");
});

test("without a log group there is no agent, with one it collects three files", () => {
  expect(renderWebBoot(WEB_INPUTS)).not.toContain("cloudwatch");
  const script = renderWebBoot({ ...WEB_INPUTS, logGroupName: "/durable/prod/web" });
  const json = script.split("\n").find((line) => line.startsWith('{"logs"')) ?? "";
  const file = (path: string, stream: string) => ({
    file_path: path,
    log_group_name: "/durable/prod/web",
    log_stream_name: `{instance_id}/${stream}`,
  });
  expect(JSON.parse(json)).toEqual({
    logs: {
      logs_collected: {
        files: {
          collect_list: [
            file("/var/log/cloud-init-output.log", "cloud-init-output.log"),
            file("/var/log/nginx/access.log", "access.log"),
            file("/var/log/nginx/error.log", "error.log"),
          ],
        },
      },
    },
  });
});

test("it stays far below what user data may hold", () => {
  expect(userDataBytes(renderWebBoot({ ...WEB_INPUTS, logGroupName: "/durable/prod/web" }))).toBeLessThan(
    4_000,
  );
});

test.each([
  ["port", { port: 0 }, "whole number from 1 to 65535"],
  ["upstreamPort", { upstreamPort: 80.5 }, "whole number from 1 to 65535"],
  ["upstreamHost", { upstreamHost: "a';rm -rf /" }, "upstreamHost"],
  ["upstreamHost", { upstreamHost: "" }, "upstreamHost"],
  ["region", { region: "us-east-1\nreboot" }, "region"],
  ["logGroupName", { logGroupName: 'a"b' }, "logGroupName"],
  ["balancerIdleTimeoutSeconds", { balancerIdleTimeoutSeconds: 0 }, "1 to 4000"],
  ["balancerIdleTimeoutSeconds", { balancerIdleTimeoutSeconds: Number.NaN }, "1 to 4000"],
])("a bad %s is refused: %j", (_, bad, message) => {
  expect(() => renderWebBoot({ ...WEB_INPUTS, ...bad })).toThrow(message);
});

test("the template names the source of every package it installs", () => {
  const template = readFileSync(join(__dirname, "../../../src/constructs/boot/templates/web.sh"), "utf8");
  const lines = template.split("\n");
  const install = lines.findIndex((line) => line.startsWith("install_packages "));
  expect(lines[install]).toBe("install_packages nginx logrotate");
  expect(lines[install - 2]).toMatch(/^# nginx, logrotate: Amazon Linux 2023's repositories\./);
});
