import type { LiveAws } from "./live-aws";

/** Tags that everything of one environment carries, by key. */
export type SystemTags = Readonly<Record<string, string>>;

/** What a resource is recognised by: attributes of its configuration, references resolved; "" where there is none. */
export type Wanted = Readonly<Record<string, string>>;

/** A resource that exists, as the API tells it. */
export interface Live {
  /** What `terraform import` takes. */
  readonly id: string;
  /** What others refer to, besides `id`: `arn`, `name`, `key_id`. */
  readonly attributes?: Readonly<Record<string, string | undefined>>;
  /** Its values for the keys of the finder. */
  readonly keys: Wanted;
}

/** All of a type that carry the environment's tags are listed: what no address wants is a stranger. */
export interface TagFinder {
  readonly kind: "by-tags";
  /** As IAM calls it. */
  readonly action: string;
  /** The attributes that tell one address of the type from every other. `tags.Name` is the name tag. */
  readonly keys: readonly string[];
  readonly list: (aws: LiveAws, tags: SystemTags) => Promise<readonly Live[]>;
}

/** The name is unique, or the parent has no more than one of it: one question an address. */
export interface NameFinder {
  readonly kind: "by-name";
  readonly action: string;
  readonly keys: readonly string[];
  readonly look: (aws: LiveAws, wanted: Wanted) => Promise<readonly Live[]>;
}

/** There is nothing to adopt: a deploy may make it over what a killed one left. */
export interface NotImported {
  readonly kind: "not-imported";
  readonly because: string;
}

export type Finder = TagFinder | NameFinder;

/** `vpc_id=vpc-1, tags.Name=durable-dev`. */
export function describeKeys({ keys }: Pick<Finder, "keys">, values: Wanted): string {
  return keys
    .filter((key) => (values[key] ?? "") !== "")
    .map((key) => `${key}=${values[key]}`)
    .join(", ");
}

/** As every API but a few writes tags. */
export type Tags = readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[];

export function nameTag(tags: Tags | undefined): string {
  return tags?.find(({ Key }) => Key === "Name")?.Value ?? "";
}

/** Whether all the tags are there, with these values. */
export function carries(found: Tags | undefined, wanted: SystemTags): boolean {
  return Object.entries(wanted).every(
    ([key, value]) => found?.some((tag) => tag.Key === key && tag.Value === value) === true,
  );
}

/** The random end that the provider gives to a name made of `name_prefix`: a time of 18 digits and a count of 8. */
const GENERATED_SUFFIX_LENGTH = 26;

export function withoutGeneratedSuffix(name: string): string {
  return name.slice(0, -GENERATED_SUFFIX_LENGTH);
}

/** Undefined where the API says that there is no such thing; every other refusal goes on. */
export async function ifThere<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Error && ABSENT.test(error.name)) return undefined;
    throw error;
  }
}

/** `NoSuchEntityException`, `DBInstanceNotFoundFault`, `InvalidLaunchTemplateName.NotFoundException`, S3's `NotFound`. */
const ABSENT = /NotFound|NoSuch/u;
