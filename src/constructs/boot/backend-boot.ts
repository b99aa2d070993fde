import { AMAZON_LINUX, type BootHost } from "./boot-host";
import { identifierValue, keepaliveSeconds, plainValue, portValue } from "./boot-values";
import { certificateValue } from "./rds-certificate";
import { renderLogAgent } from "./log-agent";
import { fillTemplate } from "./template";
import { serverTls } from "./tls-boot";

export interface BackendBootInputs {
  /** Port that nginx listens on. */
  readonly port: number;
  /** Listen with TLS and a certificate that the instance makes. @default false */
  readonly tls?: boolean;
  readonly region: string;
  readonly database: BootDatabase;
  /** ARN of the secret that RDS keeps for the master user, JSON `{ username, password }`. */
  readonly masterSecretArn: string;
  /** Id or ARN of the application's own secret: it exists, and may have no value yet. */
  readonly applicationSecretId: string;
  /** PEM of the RDS root certificate, one certificate: see `rdsRootCertificate`. */
  readonly certificateAuthorityPem: string;
  /** Idle timeout, in seconds, of the load balancer in front of these instances (AWS's default: 60). */
  readonly balancerIdleTimeoutSeconds: number;
  /** CloudWatch log group, which must exist. @default no agent: logs stay on the instance */
  readonly logGroupName?: string;
}

export interface BootDatabase {
  /** DNS name of the RDS endpoint, without the port: the attribute `address`. */
  readonly host: string;
  readonly port: number;
  /** The application's database: created when absent. */
  readonly name: string;
  /** The application's own user: created when absent, with a password made on the instance. */
  readonly user: string;
}

/** The user data of a backend instance: the sample service and the one-time setup of its database. */
export function renderBackendBoot(inputs: BackendBootInputs, host: BootHost = AMAZON_LINUX): string {
  const base = { ROOT: host.root, NGINX_USER: host.nginxUser, SERVICE_USER: host.serviceUser };
  const logs = ["nginx/access", "nginx/error", "durable/service", "durable/database-setup"];
  const tls = serverTls(inputs.tls === true, host);
  const script = fillTemplate("backend.sh", {
    MAKE_CERTIFICATE: tls.makeCertificate,
    ...base,
    REGION: plainValue("region", inputs.region),
    INSTALL_PACKAGES: fillTemplate("install-packages.sh", {}),
    SERVICE_ENVIRONMENT: renderServiceEnvironment(inputs, host),
    CERTIFICATE_AUTHORITY: certificateValue(inputs.certificateAuthorityPem),
    FPM_CONFIGURATION: renderFpm(host),
    DATABASE_PHP: fillTemplate("database.php", {}),
    SERVICE_PHP: fillTemplate("service.php", {}),
    DATABASE_SETUP_PHP: fillTemplate("database-setup.php", {}),
    NGINX_CONFIGURATION: renderBackendNginx(inputs, host),
    NGINX_UNIT: fillTemplate("nginx-unit.conf", {}),
    SERVICE_UNIT: fillTemplate("service.service", base),
    DATABASE_SETUP_UNIT: fillTemplate("database-setup.service", base),
    LOG_AGENT: renderLogAgent(
      inputs.logGroupName,
      logs.map((name) => `/var/log/${name}.log`),
      host,
    ),
  });
  return `${script.trimEnd()}\n`;
}

/** The whole nginx.conf of a backend instance. */
export function renderBackendNginx(inputs: BackendBootInputs, host: BootHost = AMAZON_LINUX): string {
  const tls = serverTls(inputs.tls === true, host);
  return fillTemplate("backend-nginx.conf", {
    ROOT: host.root,
    NGINX_USER: host.nginxUser,
    LISTEN: `${host.listenAddress}${portValue("port", inputs.port)}${tls.listen}`,
    SERVER_TLS: tls.directives,
    KEEPALIVE_SECONDS: keepaliveSeconds(inputs.balancerIdleTimeoutSeconds),
  });
}

/** PHP-FPM's configuration: the service's workers, and apart from them those of the shallow check. */
export function renderFpm(host: BootHost = AMAZON_LINUX): string {
  return fillTemplate("php-fpm.conf", { ROOT: host.root });
}

/** What the service and the setup read from their environment, `NAME=value` lines. No secret is among them. */
export function renderServiceEnvironment(inputs: BackendBootInputs, host: BootHost = AMAZON_LINUX): string {
  const { database } = inputs;
  return fillTemplate("service.env", {
    ROOT: host.root,
    REGION: plainValue("region", inputs.region),
    DATABASE_HOST: plainValue("database.host", database.host),
    DATABASE_PORT: portValue("database.port", database.port),
    DATABASE_NAME: identifierValue("database.name", database.name),
    DATABASE_USER: identifierValue("database.user", database.user),
    MASTER_SECRET: plainValue("masterSecretArn", inputs.masterSecretArn),
    APPLICATION_SECRET: plainValue("applicationSecretId", inputs.applicationSecretId),
  });
}
