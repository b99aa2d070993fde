import {
  renderBackendBoot,
  renderBackendNginx,
  renderFpm,
  renderServiceEnvironment,
} from "../../../src/constructs/boot/backend-boot";
import { rdsRootCertificate } from "../../../src/constructs/boot/rds-certificate";
import { userDataBytes, USER_DATA_LIMIT_BYTES } from "../../../src/constructs/boot/user-data";
import { BACKEND_INPUTS, LONG_ARN, LONG_HOST } from "./inputs";

const script = renderBackendBoot(BACKEND_INPUTS);

test("the shallow check has workers of its own, the service all others", () => {
  const sockets = [
    ...renderBackendNginx(BACKEND_INPUTS).matchAll(/location (.*) \{[^}]*fastcgi_pass (.*);/g),
  ];
  expect(sockets.map(([, location, socket]) => [location, socket])).toEqual([
    ["= /healthz", "unix:/run/durable/health.sock"],
    ["/", "unix:/run/durable/service.sock"],
  ]);
  const pools = [...renderFpm().matchAll(/\[(\w+)\]\nlisten = (.*)/g)].map(([, pool, socket]) => [
    pool,
    socket,
  ]);
  expect(pools).toEqual([
    ["service", "/run/durable/service.sock"],
    ["health", "/run/durable/health.sock"],
  ]);
});

test("the environment of the service is exactly this, and holds no secret", () => {
  expect(renderServiceEnvironment(BACKEND_INPUTS).split("\n")).toEqual([
    "AWS_REGION=us-east-1",
    "AWS_MAX_ATTEMPTS=2",
    "AWS_METADATA_SERVICE_NUM_ATTEMPTS=3",
    `DATABASE_HOST=${LONG_HOST}`,
    "DATABASE_PORT=3306",
    "DATABASE_NAME=durable_app",
    "DATABASE_USER=application",
    "DATABASE_CERTIFICATE_AUTHORITY=/etc/durable/database-ca.pem",
    `MASTER_SECRET=${LONG_ARN}`,
    `APPLICATION_SECRET=${LONG_ARN}`,
    "SECRET_CACHE=/run/durable/secret.json",
  ]);
});

test("the application's user signs in with caching_sha2_password over TLS, with the least rights", () => {
  expect(script).toContain("'IDENTIFIED WITH caching_sha2_password BY '");
  expect(script.match(/(CREATE|ALTER) USER .* REQUIRE SSL/g)).toHaveLength(2);
  expect(script.match(/GRANT .* ON/g)).toEqual(["GRANT SELECT, INSERT, UPDATE, DELETE ON"]);
});

test("the service starts before the setup of the database, which is not waited for", () => {
  const calls = script.split("\n").filter((line) => line.startsWith("systemctl"));
  expect(calls).toEqual([
    "systemctl daemon-reload",
    "systemctl enable --now durable-service.service nginx.service logrotate.timer",
    "systemctl enable durable-database-setup.service",
    "systemctl start --no-block durable-database-setup.service",
  ]);
});

test("the root certificate arrives whole", () => {
  expect(script).toContain(`<<'PEM'\n${BACKEND_INPUTS.certificateAuthorityPem}PEM\n`);
});

test.each([
  ["rds-ca-rsa2048-g1", 15_000],
  ["rds-ca-rsa4096-g1", 15_700],
  ["rds-ca-ecc384-g1", 14_500],
])("with the longest values and %s it fits into user data", (authority, most) => {
  const certificateAuthorityPem = rdsRootCertificate("ap-southeast-3", authority);
  const longest = renderBackendBoot({
    ...BACKEND_INPUTS,
    certificateAuthorityPem,
    logGroupName: "/durable/production/backend",
  });
  expect(userDataBytes(longest)).toBeLessThan(most);
  expect(most).toBeLessThan(USER_DATA_LIMIT_BYTES);
});

test.each([
  ["database.name", { database: { ...BACKEND_INPUTS.database, name: "a`b" } }],
  ["database.user", { database: { ...BACKEND_INPUTS.database, user: "x".repeat(33) } }],
  ["database.host", { database: { ...BACKEND_INPUTS.database, host: "a b" } }],
  ["database.port", { database: { ...BACKEND_INPUTS.database, port: 65_536 } }],
  ["masterSecretArn", { masterSecretArn: "arn:'" }],
  ["applicationSecretId", { applicationSecretId: "$(id)" }],
  ["certificateAuthorityPem", { certificateAuthorityPem: "PEM\nreboot" }],
  [
    "certificateAuthorityPem",
    { certificateAuthorityPem: "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n" },
  ],
  ["certificateAuthorityPem", { certificateAuthorityPem: BACKEND_INPUTS.certificateAuthorityPem.repeat(2) }],
])("a bad %s is refused", (name, bad) => {
  expect(() => renderBackendBoot({ ...BACKEND_INPUTS, ...bad })).toThrow(
    `The boot script cannot use this ${name}`,
  );
});
