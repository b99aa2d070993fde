import { TerraformResource, type TerraformStack } from "cdktf";
import { type ImportEntry, importsPath } from "../config/imports-file";
import { usageError } from "../foundation/errors";

/**
 * Import blocks: the next deploy adopts these live resources instead of making others. Without one the JSON stays
 * as it is. https://developer.hashicorp.com/terraform/language/import
 * @throws DurableError (usage) for an address that the stack does not have.
 */
export function adoptImports(stack: TerraformStack, imports: readonly ImportEntry[] = []): void {
  if (imports.length === 0) return;
  const addresses = new Set(
    stack.node
      .findAll()
      .filter((node) => TerraformResource.isTerraformResource(node))
      .map((resource) => `${resource.terraformResourceType}.${resource.friendlyUniqueId}`),
  );
  const stranger = imports.find(({ to }) => !addresses.has(to));
  if (stranger !== undefined)
    throw usageError({
      what: "An import leads to an address that the stack does not have",
      given: `${importsPath(stack.node.id)}: ${stranger.to}`,
      allowed: `a resource of ${stack.node.id}`,
      next: "remove that entry, or put the configuration back that had it; `durable state orphans --write` makes the file anew",
    });
  stack.addOverride(
    "import",
    imports.map(({ to, id }) => ({ to, id })),
  );
}
