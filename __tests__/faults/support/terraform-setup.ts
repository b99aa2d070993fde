import { nodeHost } from "../../../src/foundation/node-host";
import { prepareTerraform } from "../../../src/deploy/prepare-terraform";
import { workFolder } from "../../../src/deploy/work-folder";

/**
 * Where plain Terraform finds its provider, as the product finds it: the path of the CLI configuration, empty where
 * none is needed. A missing Terraform fails here, in the product's own words.
 */
export async function findCliConfig(projectFolder: string): Promise<string> {
  const { cliConfigPath = "" } = await prepareTerraform(nodeHost(), workFolder(projectFolder, "dev", "aws"));
  return cliConfigPath;
}
