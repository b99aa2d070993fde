import { stripVTControlCharacters } from "node:util";
import { killTree } from "../../e2e/support/kill-tree";
import { eventually } from "../../e2e/support/project";
import type { Account } from "./account";

const PATIENCE_SECONDS = 24 * 60;
/** As the CDKTF CLI prints it: the address, and the construct's path in brackets. */
const CREATED = /(aws_\w+\.[\w-]+)[^\n]*: Creation complete after /g;

/**
 * `kill -9` of `cdktf deploy`, of Terraform and of its provider, once `count` resources were created.
 *
 * @returns the addresses that Terraform said to have created, sorted: `count` of them, or some more.
 */
export async function killDeploy(account: Account, count: number): Promise<readonly string[]> {
  const run = account.launchCdktf("deploy", "durable-dev");
  try {
    await eventually(`${count} resources are created`, PATIENCE_SECONDS, () => {
      if (run.child.exitCode !== null) throw new Error(`it ended by itself:\n${run.output()}`);
      return created(run.output()).length >= count;
    });
  } finally {
    await killTree(run.child.pid ?? 0);
  }
  await run.done;
  return created(run.output());
}

function created(output: string): readonly string[] {
  return [...stripVTControlCharacters(output).matchAll(CREATED)].map(([, address = ""]) => address).sort();
}
