import { Token } from "cdktf";
import { usageError } from "../../foundation/errors";

/** What a value may hold so that it means the same to bash, nginx, systemd and PHP, without quoting. */
const PLAIN = /^[A-Za-z0-9][A-Za-z0-9.:/_!+=@-]*$/;
const IDENTIFIER = /^[A-Za-z][A-Za-z0-9_]{0,31}$/;

/** A host name, an ARN, a region, a log group: checked unless Terraform alone knows it. */
export function plainValue(name: string, value: string): string {
  return checked(name, value, PLAIN, "letters, digits and . : / _ ! + = @ - from a letter or digit on");
}

/** A log group: CloudWatch's names may also start with a slash. */
export function logGroupValue(name: string, value: string): string {
  return checked(name, value, /^[A-Za-z0-9._/#-]{1,512}$/, "1 to 512 letters, digits and . _ / # -");
}

/** The name of a database or of a user: MySQL allows a user name of 32 characters. */
export function identifierValue(name: string, value: string): string {
  return checked(name, value, IDENTIFIER, "1 to 32 letters, digits and underscores, from a letter on");
}

/** A TCP port, from 1 to 65535, or a number that Terraform alone knows. */
export function portValue(name: string, port: number): string {
  if (Token.isUnresolved(port)) return Token.asString(port);
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return String(port);
  throw usageError({
    what: `The boot script cannot use this ${name}`,
    given: String(port),
    allowed: "a whole number from 1 to 65535",
    next: `correct ${name}`,
  });
}

/**
 * nginx keeps an idle connection this long, in seconds: longer than the balancer does, so that the balancer never
 * sends a request into a connection that is being closed. Default of the balancer's idle timeout: 60 s.
 */
export function keepaliveSeconds(balancerIdleTimeoutSeconds: number): string {
  // 1 to 4000 s: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
  if (
    Number.isInteger(balancerIdleTimeoutSeconds) &&
    balancerIdleTimeoutSeconds >= 1 &&
    balancerIdleTimeoutSeconds <= 4000
  ) {
    return String(balancerIdleTimeoutSeconds + 15);
  }
  throw usageError({
    what: "The boot script cannot use this idle timeout of the load balancer",
    given: String(balancerIdleTimeoutSeconds),
    allowed: "a whole number of seconds from 1 to 4000",
    next: "correct balancerIdleTimeoutSeconds",
  });
}

function checked(name: string, value: string, pattern: RegExp, allowed: string): string {
  if (Token.isUnresolved(value) || pattern.test(value)) return value;
  throw usageError({
    what: `The boot script cannot use this ${name}`,
    given: JSON.stringify(value),
    allowed,
    next: `correct ${name}`,
  });
}
