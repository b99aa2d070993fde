import type { Environment } from "../../config/environment";
import { lockTableName, stackNames, stateBucketName, stateObjectKey } from "../../config/physical-names";
import type { VerifyClients } from "./clients";
import type { Observation, StackObservation, Versioning } from "./observation";
import { checkAccount, readVersioning } from "./read-bucket";
import { readLockFile, readTable, type TableAnswer } from "./read-locks";
import { readVersions } from "./read-versions";

/**
 * Reads the state backend of an environment, and only reads.
 * @throws DurableError (external) where AWS does not answer: half an observation would be judged wrongly.
 */
export async function observe(clients: VerifyClients, environment: Environment): Promise<Observation> {
  await checkAccount(clients, environment);
  const { locking } = environment.stateBackend;
  const versioning = await readVersioning(clients, environment);
  const looked = await Promise.all(
    (["state", "durable"] as const).map((role) => observeStack(clients, environment, role, versioning)),
  );
  return {
    environment: environment.name,
    locking,
    bucket: stateBucketName(environment),
    versioning,
    table: lockTableName(environment),
    tableStatus: looked[0]?.tableStatus ?? "unused",
    stacks: looked.map(({ stack }) => stack),
  };
}

interface Looked {
  readonly stack: StackObservation;
  readonly tableStatus: Observation["tableStatus"];
}

async function observeStack(
  clients: VerifyClients,
  environment: Environment,
  role: StackObservation["role"],
  versioning: Versioning,
): Promise<Looked> {
  const { accountId, region, stateBackend } = environment;
  const stack = stackNames(environment)[role];
  const object = { bucket: stateBucketName(environment), key: stateObjectKey(stack), region, accountId };
  const hasBucket = versioning !== "no-bucket";
  // Only the locks that Terraform takes in this mode: what is left of another one stops nobody.
  const [history, lockFile, table] = await Promise.all([
    hasBucket ? readVersions(clients, object) : { versions: [], versionCount: 0 },
    hasBucket && stateBackend.locking !== "dynamodb" ? readLockFile(clients, object) : [],
    stateBackend.locking === "s3" ? unused : readTable(clients, lockTableName(environment), object),
  ]);
  const { tableStatus, ...fromTable } = { locks: [], ...table };
  return {
    tableStatus,
    stack: {
      stack,
      role,
      key: object.key,
      ...history,
      ...fromTable,
      locks: [...lockFile, ...fromTable.locks],
    },
  };
}

const unused: TableAnswer | { readonly tableStatus: "unused" } = { tableStatus: "unused" };
