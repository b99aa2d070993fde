import { homedir } from "node:os";
import { join } from "node:path";
import { type Leaf, leaves } from "./stack-json";

const PROJECT = join(__dirname, "..", "..");

/** Texts that must not reach the JSON, whatever the environment. */
const FORBIDDEN: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: "an unresolved token", pattern: /(Tf)?Token\[|-1\.8881545897087\d*e\+?289/ },
  { what: "a path of this machine", pattern: anyOf([PROJECT, homedir()]) },
  { what: "another machine's home", pattern: /\/(home|Users)\/[a-z]|[A-Z]:\\\\/ },
  { what: "a moment in time", pattern: /\b20[2-9]\d-[01]\d-[0-3]\d(?!\d)|\b1[6-9]\d{11}\b/ },
  { what: "a moving template version", pattern: /\$(Latest|Default)\b/ },
  { what: "an image resolved by the template", pattern: /resolve:ssm/ },
];

const ACCOUNT = /(?<!\d)\d{12}(?!\d)/;

/** Where an account's number may stand: a backend takes no expression, and a bucket's name is global. */
const ACCOUNT_PLACES: readonly RegExp[] = [
  /^terraform\.backend\.s3\./,
  /^provider\.aws\.\d+\.allowed_account_ids\./,
  /^resource\.aws_lb_listener\.\w+\.certificate_arn$/,
  /^resource\.aws_s3_bucket\.\w+\.bucket$/,
];

/** What does not belong into synthesized JSON, each with its place. Empty when all is well. */
export function leaksIn(json: unknown): string[] {
  return leaves(json).flatMap((leaf) => leaksAt(leaf));
}

function leaksAt({ path, value }: Leaf): string[] {
  const place = path.join(".");
  const text = String(value);
  const found = FORBIDDEN.filter(({ pattern }) => pattern.test(text) || pattern.test(place)).map(
    ({ what }) => what,
  );
  if (ACCOUNT.test(text) && !ACCOUNT_PLACES.some((allowed) => allowed.test(place)))
    found.push("an account's number");
  if (isPolicy(path) && text.includes("arn:aws")) found.push("a partition");
  if ((path.at(-1) ?? "").endsWith("password") && value !== true) found.push("a password");
  return found.map((what) => `${place}: ${what}`);
}

/** Whether a path ends at the text of a policy. */
export function isPolicy(path: readonly string[]): boolean {
  return ["policy", "assume_role_policy"].includes(path.at(-1) ?? "");
}

/** Matches what lies in one of the folders; a container's home may be the root folder, which is no clue. */
function anyOf(folders: readonly string[]): RegExp {
  const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(
    folders
      .filter((folder) => folder.length > 1)
      .map((folder) => literal(`${folder}/`))
      .join("|"),
  );
}
