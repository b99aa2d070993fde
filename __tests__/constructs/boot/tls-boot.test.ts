import { renderBackendBoot, renderBackendNginx } from "../../../src/constructs/boot/backend-boot";
import { withLifecycle } from "../../../src/constructs/boot/lifecycle-boot";
import { USER_DATA_LIMIT_BYTES, userDataBytes } from "../../../src/constructs/boot/user-data";
import { renderWebBoot, renderWebNginx } from "../../../src/constructs/boot/web-boot";
import { BACKEND_INPUTS, WEB_INPUTS } from "./inputs";

/** The directives of TLS, in order. */
const tlsOf = (configuration: string): readonly string[] =>
  configuration
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => /ssl|https?:/u.test(line));

const SERVER = [
  "ssl_certificate /etc/nginx/tls.crt;",
  "ssl_certificate_key /etc/nginx/tls.key;",
  "ssl_protocols TLSv1.2 TLSv1.3;",
];

describe("TLS between the tiers", () => {
  it("is off by default, in every script", () => {
    expect(tlsOf(renderWebNginx(WEB_INPUTS))).toEqual(["proxy_pass http://$upstream_host:8080;"]);
    expect(tlsOf(renderBackendNginx(BACKEND_INPUTS))).toEqual([]);
    for (const script of [renderWebBoot(WEB_INPUTS), renderBackendBoot(BACKEND_INPUTS)])
      expect(script).not.toMatch(/openssl|tls\.key/u);
  });

  it("is a certificate of the instance's own where instances listen with it", () => {
    expect(tlsOf(renderBackendNginx({ ...BACKEND_INPUTS, tls: true }))).toEqual([
      ...SERVER,
      "listen 8080 ssl default_server;",
    ]);
    for (const script of [
      renderWebBoot({ ...WEB_INPUTS, tls: true }),
      renderBackendBoot({ ...BACKEND_INPUTS, tls: true }),
    ]) {
      expect(script).toMatch(/^install_packages openssl$/mu);
      // Made before nginx is asked whether it can read it.
      expect(script.indexOf("openssl req -x509")).toBeLessThan(script.indexOf("nginx -t -c"));
    }
  });

  it("verifies the backend balancer's name, and that an authority vouches for it", () => {
    expect(
      tlsOf(renderWebNginx({ ...WEB_INPUTS, upstreamPort: 443, upstreamName: "backend.example.com" })),
    ).toEqual([
      "proxy_pass https://$upstream_host:443;",
      "proxy_ssl_server_name on;",
      "proxy_ssl_name backend.example.com;",
      "proxy_ssl_verify on;",
      "proxy_ssl_verify_depth 4;",
      "proxy_ssl_trusted_certificate /etc/pki/tls/certs/ca-bundle.crt;",
      "proxy_ssl_protocols TLSv1.2 TLSv1.3;",
    ]);
    expect(() => renderWebNginx({ ...WEB_INPUTS, upstreamName: "a;b" })).toThrow("upstreamName");
  });

  it("is what the agent of lifecycle hooks asks in, too", () => {
    const inputs = {
      ...{ region: "us-east-1", groupName: "group", hooks: ["group-launch"] },
      ...{ port: 8080, healthPath: "/healthz" },
    };
    const asks = (tls: boolean) =>
      /^.*\/healthz.*$/mu.exec(withLifecycle("#!/bin/bash\n", { ...inputs, tls }))?.[0].trim();
    const asked = (scheme: string) =>
      `*) curl -sf -m 5 -o /dev/null ${scheme}://127.0.0.1:8080/healthz'; ready=$? ;;`;
    expect(asks(false)).toBe(asked("'http"));
    expect(asks(true)).toBe(asked("-k 'https"));
  });

  it("leaves room in the user data, beside both hooks and the longest name of an environment", () => {
    const group = "durable-abcdefghij-backend";
    const script = withLifecycle(
      renderBackendBoot({ ...BACKEND_INPUTS, tls: true, logGroupName: "/durable-abcdefghij/backend" }),
      {
        ...{ region: "ap-northeast-1", groupName: group, hooks: [`${group}-launch`, `${group}-terminate`] },
        ...{ port: 8080, tls: true, healthPath: "/healthz" },
      },
    );
    expect(userDataBytes(script)).toBeLessThan(USER_DATA_LIMIT_BYTES);
  });
});
