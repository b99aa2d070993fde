import { TerraformDataSource, type TerraformElement, TerraformResource } from "cdktf";

/** Scopes that only group: what stands under them is named without them. */
const SILENT_SCOPES: ReadonlySet<string> = new Set(["network", "flows", "tiers"]);

/**
 * The logical id of an element: the ids on its construct path below the stack, in snake_case, joined by `_`, where
 * 1. a grouping scope (`network`, `flows`, `tiers`) is left out while something else remains, and
 * 2. the last id is left out where it only repeats the element's type (`subnet` of an `aws_subnet`).
 *
 * `tiers/web/group/autoscaling-group` becomes `aws_autoscaling_group.web_group`,
 * `network/database/us-east-1a/subnet` becomes `aws_subnet.database_us_east_1a`.
 */
export function logicalIdOf(path: readonly string[], elementType: string): string {
  const repeatsType =
    path.length > 1 && snakeCase(path.at(-1) ?? "") === elementType.replace(/^(data\.)?aws_/, "");
  const named = repeatsType ? path.slice(0, -1) : path;
  const speaking = named.filter((id) => !SILENT_SCOPES.has(id));
  const id = (speaking.length > 0 ? speaking : named).map(snakeCase).join("_");
  // Terraform takes a leading digit for a number.
  return /^\d/.test(id) ? `_${id}` : id;
}

/** `aws_subnet`, `data.aws_partition`, or the class of what is neither resource nor data source. */
export function elementTypeOf(element: TerraformElement): string {
  if (TerraformDataSource.isTerraformDataSource(element)) return `data.${element.terraformResourceType}`;
  if (TerraformResource.isTerraformResource(element)) return element.terraformResourceType;
  return element.constructor.name;
}

/**
 * Remembers which construct took which id: CDKTF lets the last of two equal ids win, silently.
 */
export class LogicalIdRegistry {
  private readonly owners = new Map<string, string>();

  /** @throws Error when another construct path already has this id for this element type. */
  claim(elementType: string, id: string, path: string): string {
    const key = `${elementType}.${id}`;
    const owner = this.owners.get(key) ?? path;
    if (owner !== path)
      throw new Error(`the constructs ${owner} and ${path} would both become ${key}: rename one of them`);
    this.owners.set(key, owner);
    return id;
  }
}

function snakeCase(id: string): string {
  return id
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/[^A-Za-z0-9_]/g, "_")
    .toLowerCase();
}
