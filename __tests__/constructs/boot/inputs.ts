import type { BackendBootInputs } from "../../../src/constructs/boot/backend-boot";
import { rdsRootCertificate } from "../../../src/constructs/boot/rds-certificate";
import type { WebBootInputs } from "../../../src/constructs/boot/web-boot";

/** As long as such values get on AWS: hosts of 80 characters, ARNs of 120. */
export const LONG_HOST = "internal-backend-1234567890.us-east-1.elb.amazonaws.com".padStart(80, "x");
export const LONG_ARN = "arn:aws:secretsmanager:us-east-1:123456789012:secret:rds".padEnd(120, "x");

export const WEB_INPUTS: WebBootInputs = {
  port: 80,
  upstreamHost: LONG_HOST,
  upstreamPort: 8080,
  balancerIdleTimeoutSeconds: 60,
  region: "us-east-1",
};

export const BACKEND_INPUTS: BackendBootInputs = {
  port: 8080,
  region: "us-east-1",
  database: { host: LONG_HOST, port: 3306, name: "durable_app", user: "application" },
  masterSecretArn: LONG_ARN,
  applicationSecretId: LONG_ARN,
  certificateAuthorityPem: rdsRootCertificate("us-east-1", "rds-ca-rsa2048-g1"),
  balancerIdleTimeoutSeconds: 60,
};
