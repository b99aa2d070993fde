import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformElement, TerraformStack } from "cdktf";
import type { Construct, Node } from "constructs";
import type { Environment } from "../config/environment";
import { elementTypeOf, logicalIdOf, LogicalIdRegistry } from "../constructs/logical-ids";
import { addStateBackend } from "../constructs/state-backend";

/** The lowest Terraform (and OpenTofu) with an S3 lock file: `use_lockfile`. */
const TERRAFORM_VERSIONS = ">= 1.10";
/** The bindings are made from 6.25; only attributes that 5.100 has too are used. */
const AWS_PROVIDER_VERSIONS = ">= 5.100, < 7.0";

/** A stack whose addresses are a contract: its logical ids carry no hash, and no two elements share one. */
export abstract class AddressedStack extends TerraformStack {
  /** Set lazily: the base class asks for ids before our fields exist. */
  private logicalIds?: LogicalIdRegistry;

  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    new AwsProvider(this, "aws", {
      region: environment.region,
      allowedAccountIds: [environment.accountId],
      defaultTags: [{ tags: systemTags(environment) }],
    });
    this.addOverride("terraform.required_version", TERRAFORM_VERSIONS);
    this.addOverride("terraform.required_providers.aws", {
      source: "hashicorp/aws",
      version: AWS_PROVIDER_VERSIONS,
    });
    addStateBackend(this, environment, id);
  }

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    if (!TerraformElement.isTerraformElement(element)) return super.allocateLogicalId(element);
    const path = element.node.scopes.slice(element.node.scopes.indexOf(this) + 1).map(({ node }) => node.id);
    const elementType = elementTypeOf(element);
    this.logicalIds ??= new LogicalIdRegistry();
    return this.logicalIds.claim(elementType, logicalIdOf(path, elementType), element.node.path);
  }
}

/** The tags that everything of one environment carries. */
export function systemTags({ name, tags }: Pick<Environment, "name" | "tags">): Record<string, string> {
  return { ...tags, System: "durable-system", Environment: name };
}
