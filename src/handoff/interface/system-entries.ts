import { Address4 } from "ip-address";
import { isJsonObject } from "../../model/from-synth-document";
import type { Draft, Replacement } from "../draft";
import { quoted, template } from "../expression";
import type { Entry } from "./entry";
import { valueAt } from "./places";

/** What stands before the environment's name in every physical name. */
const PREFIX = "durable-";
/** Tags that the system sets itself; `tags` are the others. */
const OWN_TAGS = ["Environment", "Name", "System"];
const TIERS = ["web", "backend"] as const;
/** A VPC is a /16 and a subnet a /21 of it: docs/architecture.md. */
const NEW_BITS = 5;

export const dataKeyAlias: Entry = {
  name: "data_key_alias",
  type: "string",
  description:
    "Alias of the KMS key of the database, its snapshots, secrets and logs. It must exist, and CloudWatch Logs must be allowed to use it: examples/complete makes one. Changing it replaces the database.",
  default: "data.aws_kms_alias.data_key.name",
  places: valueAt("data_key_alias", "data.aws_kms_alias.data_key.name"),
  gone: String,
  validations: () => [
    {
      condition: 'can(regex("^alias/[a-zA-Z0-9/_-]{1,250}$", var.data_key_alias))',
      message: "The alias starts with alias/, followed by 1 to 250 letters, digits and / _ -.",
      refuses: { data_key_alias: "data" },
    },
  ],
};

export const cidr: Entry = {
  name: "cidr",
  type: "string",
  description:
    "The IPv4 network of the VPC, a private /16; every subnet is a /21 of it. Changing it replaces everything.",
  default: "aws_vpc.network.cidr_block",
  places: (draft, value) => [
    { path: "aws_vpc.network.cidr_block", from: value, to: template("var.cidr") },
    ...draft.ofType("aws_subnet").map(({ address, body: { cidr_block: block } }) => ({
      path: `${address}.cidr_block`,
      from: block,
      to: template(`cidrsubnet(var.cidr, ${NEW_BITS}, ${slotOf(String(block), String(value))})`),
    })),
  ],
  gone: String,
  validations: () => [
    {
      condition:
        'can(regex("^(10\\\\.[0-9]{1,3}|172\\\\.(1[6-9]|2[0-9]|3[01])|192\\\\.168)\\\\.0\\\\.0/16$", var.cidr)) && can(cidrnetmask(var.cidr))',
      message: "The network is a /16 without host bits, within 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16.",
      refuses: { cidr: "10.0.0.0/8" },
    },
  ],
};

/** How many subnets of its size lie before it: the third argument of `cidrsubnet`. */
function slotOf(block: string, network: string): bigint {
  const subnet = new Address4(block);
  const size = 1n << BigInt(32 - subnet.subnetMask);
  return (subnet.startAddress().bigInt() - new Address4(network).startAddress().bigInt()) / size;
}

export const tags: Entry = {
  name: "tags",
  type: "map(string)",
  description:
    "Tags of instances, volumes and network interfaces, which the provider's default_tags do not reach: give both the same. System, Environment and Name are set by the module.",
  default: "aws_launch_template.web_group_template.tag_specifications.0.tags",
  read: (value) =>
    isJsonObject(value)
      ? Object.fromEntries(Object.entries(value).filter(([key]) => !OWN_TAGS.includes(key)))
      : undefined,
  places: (draft) => TIERS.flatMap((tier) => tagsOf(draft, tier)),
  validations: () => [
    {
      condition:
        'alltrue([for key in keys(var.tags) : can(regex("^[\\\\p{L}\\\\p{Z}\\\\p{N}_.:/=+@-]{1,128}$", key)) && !startswith(lower(key), "aws:") && !contains(["System", "Environment", "Name", "Layer"], key)])',
      message:
        "A tag's key has 1 to 128 letters, digits, spaces and _ . : / = + - @, does not start with aws:, and is not System, Environment, Name or Layer, which the system sets.",
      refuses: { tags: { "aws:owner": "platform" } },
    },
    {
      condition:
        'alltrue([for value in values(var.tags) : can(regex("^[\\\\p{L}\\\\p{Z}\\\\p{N}_.:/=+@-]{0,256}$", value))])',
      message: "A tag's value has at most 256 letters, digits, spaces and _ . : / = + - @.",
      refuses: { tags: { Owner: "*" } },
    },
    {
      condition: "length(var.tags) <= 40",
      message: "At most 40 tags: AWS takes 50, and the system sets some itself.",
      refuses: { tags: Object.fromEntries(Array.from({ length: 41 }, (_, index) => [`Tag${index}`, ""])) },
    },
  ],
};

function tagsOf(draft: Draft, tier: (typeof TIERS)[number]): readonly Replacement[] {
  const template_ = `aws_launch_template.${tier}_group_template.tag_specifications`;
  const group = `aws_autoscaling_group.${tier}_group`;
  const specifications = draft.valueAt(template_);
  const count = Array.isArray(specifications) ? specifications.length : 0;
  const paths = Array.from({ length: count }, (_, index) => `${template_}.${index}.tags`);
  const all = merged(draft.valueAt(`${template_}.0.tags`));
  return [
    ...paths.map((path) => ({ path, from: draft.valueAt(path), to: template(all) })),
    { path: `${group}.tag`, from: draft.valueAt(`${group}.tag`) ?? null, to: undefined },
    {
      path: `${group}.dynamic`,
      from: undefined,
      to: {
        tag: {
          for_each: template(all),
          content: { key: template("tag.key"), propagate_at_launch: true, value: template("tag.value") },
        },
      },
    },
  ];
}

/** The caller's tags, and the system's own over them. */
function merged(value: unknown): string {
  const own = isJsonObject(value) ? value : {};
  const written = OWN_TAGS.map((key) => {
    const text = quoted(String(own[key]));
    return `${key} = ${key === "Environment" ? "var.name" : text}`;
  });
  return `merge(var.tags, { ${written.join(", ")} })`;
}

export const name: Entry = {
  name: "name",
  type: "string",
  description:
    "Names every resource, after `durable-`: two instances of the module take two names. Changing it replaces everything.",
  default: "aws_vpc.network.tags.Name",
  read: (value) =>
    typeof value === "string" && value.startsWith(PREFIX) ? value.slice(PREFIX.length) : undefined,
  places: (draft, value) => namePlaces(draft, String(value)),
  gone: (value) => `${PREFIX}${String(value)}-`,
  validations: () => [
    {
      condition: 'can(regex("^[a-z][a-z0-9]{1,9}$", var.name))',
      message: "The name has 2 to 10 lower-case letters and digits, from a letter on.",
      refuses: { name: "Prod" },
    },
  ],
};

function namePlaces(draft: Draft, value: string): readonly Replacement[] {
  // WAF's log groups begin as WAF wants it.
  const inText = new RegExp(`(?:(?<![\\w-])|(?<=aws-waf-logs-))${PREFIX}${value}(?!\\w)`, "gu");
  const written = draft.texts().flatMap(({ path, text }) => {
    const named = text.replaceAll(inText, () => `${PREFIX}${template("var.name")}`);
    return named === text ? [] : [{ path, from: text, to: ofAnyAccount(path, named) }];
  });
  // A target group's name has too little room for the prefix.
  const short = TIERS.flatMap((tier) =>
    ["name", "tags.Name"].map((key) => {
      const path = `aws_lb_target_group.${tier}_balancer.${key}`;
      const text = String(draft.valueAt(path));
      return {
        path,
        from: text.startsWith(`${value}-`) ? text : value,
        to: `${template("var.name")}${text.slice(value.length)}`,
      };
    }),
  );
  return [...written, ...short];
}

/** A bucket's name is global, and ends with the account that it was synthesized for: the module is for any account. */
function ofAnyAccount(path: string, text: string): string {
  if (!/^aws_s3_bucket\.\w+\.bucket$/u.test(path)) return text;
  return text.replace(/(?<=-)\d{12}$/u, () => template("data.aws_caller_identity.current.account_id"));
}
