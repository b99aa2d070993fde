import {
  keyAlias,
  lockTableName,
  namePrefix,
  stackNames,
  stateBucketName,
  stateLogBucketName,
  stateObjectKey,
} from "../../src/config/physical-names";

const environment = { name: "prod", accountId: "111122223333" };

describe("the names of an environment", () => {
  it("are a contract: other people, and the state, know them", () => {
    expect(namePrefix(environment)).toBe("durable-prod");
    expect(stackNames(environment)).toEqual({ state: "state-prod", durable: "durable-prod" });
    expect(stateBucketName(environment)).toBe("durable-prod-state-111122223333");
    expect(stateLogBucketName(environment)).toBe("durable-prod-state-logs-111122223333");
    expect(lockTableName(environment)).toBe("durable-prod-state-lock");
    expect(stateObjectKey("durable-prod")).toBe("durable-prod/terraform.tfstate");
    expect(keyAlias(environment, "state")).toBe("alias/durable-prod-state");
    expect(keyAlias(environment, "data")).toBe("alias/durable-prod-data");
  });
});
