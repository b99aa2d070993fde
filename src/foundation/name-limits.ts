import { usageError } from "./errors";

interface NameLimit {
  readonly longest: number;
  readonly pattern: RegExp;
  readonly allowed: string;
}

/**
 * What AWS accepts as the physical name of each kind of thing that we name.
 * Source: the `CreateX` pages of https://docs.aws.amazon.com/ of each service.
 */
const LIMITS = {
  loadBalancer: hyphenated(32),
  targetGroup: hyphenated(32),
  launchTemplate: {
    longest: 128,
    pattern: /^[\w().\-/]{3,128}$/,
    allowed: "3 to 128 of A-Z a-z 0-9 ( ) . - / _",
  },
  autoScalingGroup: {
    longest: 255,
    pattern: /^[^:\s]{1,255}$/,
    allowed: "1 to 255 characters without a colon or a space",
  },
  scalingPolicy: {
    longest: 255,
    pattern: /^[^:\s]{1,255}$/,
    allowed: "1 to 255 characters without a colon or a space",
  },
  webAcl: { longest: 128, pattern: /^[\w-]{1,128}$/, allowed: "1 to 128 of A-Z a-z 0-9 - _" },
  lifecycleHook: {
    longest: 255,
    pattern: /^[A-Za-z0-9\-_/]{1,255}$/,
    allowed: "1 to 255 of A-Z a-z 0-9 - _ /",
  },
  scheduledAction: {
    longest: 255,
    pattern: /^[^:\s]{1,255}$/,
    allowed: "1 to 255 characters without a colon or a space",
  },
  dbInstance: hyphenated(63),
  bucket: {
    longest: 63,
    pattern: /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
    allowed: "3 to 63 lower-case letters, digits and hyphens",
  },
  table: { longest: 255, pattern: /^[\w.-]{3,255}$/, allowed: "3 to 255 of A-Z a-z 0-9 _ . -" },
  alarm: { longest: 255, pattern: /^[\x20-\x7e]{1,255}$/, allowed: "1 to 255 printable characters of ASCII" },
  dashboard: { longest: 255, pattern: /^[\w-]{1,255}$/, allowed: "1 to 255 of A-Z a-z 0-9 - _" },
  eventRule: { longest: 64, pattern: /^[\w.-]{1,64}$/, allowed: "1 to 64 of A-Z a-z 0-9 . - _" },
  queue: { longest: 80, pattern: /^[\w-]{1,80}$/, allowed: "1 to 80 of A-Z a-z 0-9 - _" },
  role: { longest: 64, pattern: /^[\w+=,.@-]{1,64}$/, allowed: "1 to 64 of A-Z a-z 0-9 + = , . @ - _" },
} satisfies Record<string, NameLimit>;

export type NamedKind = keyof typeof LIMITS;

function hyphenated(longest: number): NameLimit {
  return {
    longest,
    pattern: new RegExp(`^(?!.*--)[a-zA-Z](?:[a-zA-Z0-9-]{0,${longest - 2}}[a-zA-Z0-9])?$`),
    allowed: `1 to ${longest} letters, digits and single hyphens, from a letter to a letter or digit`,
  };
}

/**
 * The name itself, when AWS takes it.
 * @throws DurableError (usage) naming the kind, the name, its length and the limit.
 */
export function physicalName(kind: NamedKind, name: string): string {
  const limit = LIMITS[kind];
  if (limit.pattern.test(name)) return name;
  throw usageError({
    what: `AWS would refuse this ${kind} name`,
    given: `"${name}" (${name.length} characters)`,
    allowed: limit.allowed,
    next: "shorten the environment's `name`",
  });
}
