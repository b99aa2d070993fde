import { AMAZON_LINUX, type BootHost } from "./boot-host";
import { keepaliveSeconds, plainValue, portValue } from "./boot-values";
import { renderLogAgent } from "./log-agent";
import { fillTemplate } from "./template";
import { serverTls, upstreamTls } from "./tls-boot";

export interface WebBootInputs {
  /** Port that nginx listens on. */
  readonly port: number;
  /** DNS name of the backend tier's internal load balancer; a CDKTF token as a rule. */
  readonly upstreamHost: string;
  /** Port of that load balancer's listener. */
  readonly upstreamPort: number;
  /** The name that the certificate of that listener is for: it is called over TLS, and verified. @default plain HTTP */
  readonly upstreamName?: string | undefined;
  /** Listen with TLS and a certificate that the instance makes. @default false */
  readonly tls?: boolean;
  /** Idle timeout, in seconds, of the load balancer in front of these instances (AWS's default: 60). */
  readonly balancerIdleTimeoutSeconds: number;
  /** CloudWatch log group, which must exist. @default no agent: logs stay on the instance */
  readonly logGroupName?: string;
  readonly region: string;
}

/** The user data of a web instance: nginx, a reverse proxy to the backend tier. */
export function renderWebBoot(inputs: WebBootInputs, host: BootHost = AMAZON_LINUX): string {
  const logs = ["/var/log/nginx/access.log", "/var/log/nginx/error.log"];
  const tls = serverTls(inputs.tls === true, host);
  const script = fillTemplate("web.sh", {
    MAKE_CERTIFICATE: tls.makeCertificate,
    ROOT: host.root,
    REGION: plainValue("region", inputs.region),
    INSTALL_PACKAGES: fillTemplate("install-packages.sh", {}),
    NGINX_CONFIGURATION: renderWebNginx(inputs, host),
    NGINX_UNIT: fillTemplate("nginx-unit.conf", {}),
    LOG_AGENT: renderLogAgent(inputs.logGroupName, logs, host),
  });
  return `${script.trimEnd()}\n`;
}

/** The whole nginx.conf of a web instance. */
export function renderWebNginx(inputs: WebBootInputs, host: BootHost = AMAZON_LINUX): string {
  const tls = serverTls(inputs.tls === true, host);
  const upstream = upstreamTls(inputs.upstreamName, host);
  return fillTemplate("web-nginx.conf", {
    ROOT: host.root,
    NGINX_USER: host.nginxUser,
    RESOLVER: host.resolver,
    LISTEN: `${host.listenAddress}${portValue("port", inputs.port)}${tls.listen}`,
    SERVER_TLS: tls.directives,
    KEEPALIVE_SECONDS: keepaliveSeconds(inputs.balancerIdleTimeoutSeconds),
    UPSTREAM_HOST: plainValue("upstreamHost", inputs.upstreamHost),
    UPSTREAM_PORT: portValue("upstreamPort", inputs.upstreamPort),
    UPSTREAM_SCHEME: upstream.scheme,
    UPSTREAM_TLS: upstream.directives,
  });
}
