import type { BootHost } from "./boot-host";
import { plainValue } from "./boot-values";
import { fillTemplate } from "./template";

/** What a boot script and its nginx need so that the instance speaks TLS; each is empty where it does not. */
export interface ServerTls {
  /** Lines of the script, before nginx is started. */
  readonly makeCertificate: string;
  /** What follows the port in `listen`. */
  readonly listen: string;
  /** Directives after the last one of nginx's `http` block. */
  readonly directives: string;
}

/**
 * TLS with a certificate that the instance makes itself: an Application Load Balancer does not verify the
 * certificates of its targets, which may be self-signed or expired.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html
 */
export function serverTls(isOn: boolean, { root }: BootHost): ServerTls {
  if (!isOn) return { makeCertificate: "", listen: "", directives: "" };
  return {
    makeCertificate: `${fillTemplate("tls.sh", {})}\n`,
    listen: " ssl",
    directives: `\n  ${fillTemplate("server-tls.conf", { ROOT: root })}`,
  };
}

/**
 * How nginx calls the balancer of the next tier: in the open, or over TLS. Then it verifies that the certificate is
 * for `name` and that an authority of the operating system vouches for it: this side can know both, and without it
 * whoever answered at an address of the balancer would be believed.
 */
export function upstreamTls(
  name: string | undefined,
  { authoritiesFile }: BootHost,
): { readonly scheme: "http" | "https"; readonly directives: string } {
  if (name === undefined) return { scheme: "http", directives: "" };
  const values = { NAME: plainValue("upstreamName", name), AUTHORITIES: authoritiesFile };
  return { scheme: "https", directives: `\n      ${fillTemplate("upstream-tls.conf", values)}` };
}
