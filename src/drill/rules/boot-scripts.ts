import type { Fleet, Template } from "../../model/topology";
import { valueOf } from "./told-values";

/**
 * Who answers a path, by the nginx configuration in a fleet's boot script. `not told` where there is none: other
 * servers are not read.
 * Order of locations: https://nginx.org/en/docs/http/ngx_http_core_module.html#location
 */
export function answersAlone({ template }: Fleet, path: string): "itself" | "passes on" | "not told" {
  const script = template.known ? bootScriptOf(template.value) : undefined;
  if (script === undefined) return "not told";
  const locations = [...script.matchAll(/\blocation\s+(?:(=|\^~)\s+)?(\/[^\s{]*)\s*\{([^{}]*)\}/gu)].map(
    ([, modifier = "", prefix = "", body = ""]) => ({ isExact: modifier === "=", prefix, body }),
  );
  const plain = path.split("?")[0] ?? path;
  const exact = locations.find(({ isExact, prefix }) => isExact && prefix === plain);
  const [longest] = locations
    .filter(({ isExact, prefix }) => !isExact && plain.startsWith(prefix))
    .sort((a, b) => b.prefix.length - a.prefix.length);
  const chosen = exact ?? longest;
  if (chosen === undefined) return "not told";
  return /\bproxy_pass\b/u.test(chosen.body) ? "passes on" : "itself";
}

const BASE64 = /^[A-Za-z0-9+/\s]{16,}={0,2}\s*$/u;

/** The text of a boot script, which templates hold in base64. Undefined where it is not told. */
export function bootScriptOf({ userData }: Template): string | undefined {
  const written = valueOf(userData);
  return written !== undefined && BASE64.test(written)
    ? Buffer.from(written, "base64").toString("utf8")
    : written;
}

/** Words of a boot script that ask AWS for something with the credentials of its instance. */
const ASKS_AWS = /\baws (?:autoscaling|s3|secretsmanager|ssm|kms)\b|\bsecretsmanager\b|cloudwatch-agent/u;

export function asksAws(script: string): boolean {
  return ASKS_AWS.test(script);
}

/**
 * The ports that the nginx of a boot script listens on; none where it configures no nginx, or on sockets alone.
 * https://nginx.org/en/docs/http/ngx_http_core_module.html#listen
 */
export function listeningPorts(script: string): readonly number[] {
  const directives = script.matchAll(/^\s*listen\s+(?:[\d.]+:|\*:|\[[\da-f:]*\]:)?(\d+)(?:\s[^;]*)?;/gmu);
  return [...new Set([...directives].map(([, port]) => Number(port)))];
}
