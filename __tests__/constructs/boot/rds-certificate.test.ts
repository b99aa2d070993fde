import { X509Certificate } from "node:crypto";
import { certificateValue, rdsRootCertificate } from "../../../src/constructs/boot/rds-certificate";

test.each([
  ["rds-ca-rsa2048-g1", "RSA2048 G1", "rsa", 2048],
  ["rds-ca-rsa4096-g1", "RSA4096 G1", "rsa", 4096],
  ["rds-ca-ecc384-g1", "ECC384 G1", "ec", undefined],
])("%s of a region is one self-signed root with that key", (identifier, name, type, bits) => {
  const pem = rdsRootCertificate("eu-central-1", identifier);
  expect(pem.match(/-----BEGIN CERTIFICATE-----/g)).toHaveLength(1);
  expect(pem.endsWith("-----END CERTIFICATE-----\n")).toBe(true);
  const root = new X509Certificate(pem);
  expect(root.subject.split("\n")).toContain(`CN=Amazon RDS eu-central-1 Root CA ${name}`);
  expect(root.verify(root.publicKey)).toBe(true);
  expect(root.publicKey.asymmetricKeyType).toBe(type);
  expect(root.publicKey.asymmetricKeyDetails?.modulusLength).toBe(bits);
});

test("regions whose names begin alike are told apart, and so are AWS's preview and beta roots", () => {
  const fingerprint = (region: string) =>
    new X509Certificate(rdsRootCertificate(region, "rds-ca-rsa2048-g1")).fingerprint256;
  expect(new Set(["us-east-1", "us-east-2", "us-west-1", "us-west-2"].map(fingerprint)).size).toBe(4);
  expect(new X509Certificate(rdsRootCertificate("us-east-2", "rds-ca-rsa2048-g1")).subject).not.toContain(
    "Preview",
  );
});

test("an unknown region is told which there are, and what else to do", () => {
  const ask = () => rdsRootCertificate("eu-central-9", "rds-ca-rsa2048-g1");
  expect(ask).toThrow("No RDS root certificate is known for this region");
  expect(ask).toThrow(/allowed: af-south-1, ap-east-1, .*us-east-1, us-east-2, us-west-1, us-west-2\n/);
  expect(ask).toThrow("give `backend.boot` a script or an artifact of your own");
});

test.each(["rds-ca-2019", "", "toString"])(
  "an unknown authority is told which there are: %j",
  (identifier) => {
    const ask = () => rdsRootCertificate("us-east-1", identifier);
    expect(ask).toThrow("allowed: rds-ca-rsa2048-g1, rds-ca-rsa4096-g1, rds-ca-ecc384-g1");
  },
);

test("a certificate for the boot script is trimmed, not changed", () => {
  const pem = rdsRootCertificate("us-east-1", "rds-ca-ecc384-g1");
  expect(certificateValue(`\n${pem}\n`)).toBe(pem.trim());
});
