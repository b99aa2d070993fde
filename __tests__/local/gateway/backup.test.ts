import { type Lab, signed, startLab } from "./support/lab";

let lab: Lab;

beforeAll(async () => {
  lab = await startLab();
});

afterAll(() => lab.end());

/** AWS Backup speaks REST with JSON; there is no client of it here. */
async function backup(method: string, path: string, content?: unknown) {
  const response = await fetch(`${lab.record.endpoint}${path}`, {
    method,
    headers: { ...signed("backup"), "content-type": "application/json" },
    ...(content === undefined ? {} : { body: JSON.stringify(content) }),
  });
  const text = await response.text();
  const body = text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
  return { status: response.status, error: response.headers.get("x-amzn-errortype"), body };
}

const planOf = (days: number, name = "orders") => ({
  BackupPlan: {
    BackupPlanName: name,
    Rules: [{ RuleName: "daily", TargetBackupVaultName: "vault", Lifecycle: { DeleteAfterDays: days } }],
  },
});

test("a plan keeps its name, changes, goes, and its name is free again", async () => {
  const created = await backup("PUT", "/backup/plans/", planOf(7));
  expect(created.status).toBe(200);
  const path = `/backup/plans/${String(created.body["BackupPlanId"])}`;
  expect((await backup("GET", path)).body["BackupPlan"]).toMatchObject({
    BackupPlanName: "orders",
    Rules: [{ RuleName: "daily", Lifecycle: { DeleteAfterDays: 7 } }],
  });
  expect(await backup("PUT", "/backup/plans/", planOf(7))).toMatchObject({
    status: 400,
    error: "AlreadyExistsException",
  });
  const updated = await backup("POST", path, planOf(35, "renamed"));
  expect(updated.body["VersionId"]).not.toBe(created.body["VersionId"]);
  const found = await backup("GET", path);
  expect(found.body).toMatchObject({
    VersionId: updated.body["VersionId"],
    BackupPlan: { BackupPlanName: "renamed", Rules: [{ Lifecycle: { DeleteAfterDays: 35 } }] },
  });
  expect((await backup("DELETE", path)).status).toBe(200);
  expect((await backup("PUT", "/backup/plans/", planOf(7, "renamed"))).status).toBe(200);
});

test("a selection is found by its plan and its id until it is deleted", async () => {
  const BackupSelection = { SelectionName: "database", IamRoleArn: "arn:role", Resources: ["arn:db"] };
  const { body } = await backup("PUT", "/backup/plans/plan-1/selections/", { BackupSelection });
  const path = `/backup/plans/plan-1/selections/${String(body["SelectionId"])}`;
  expect((await backup("GET", path)).body).toMatchObject({ BackupPlanId: "plan-1", BackupSelection });
  expect((await backup("DELETE", path)).status).toBe(200);
  expect(await backup("GET", path)).toMatchObject({ status: 400, error: "ResourceNotFoundException" });
});

test("a vault has the policy that it was given, and nothing in it", async () => {
  const Policy = JSON.stringify({ Version: "2012-10-17", Statement: [] });
  expect((await backup("PUT", "/backup-vaults/vault", {})).status).toBe(200);
  const path = "/backup-vaults/vault/access-policy";
  expect((await backup("GET", path)).error).toBe("ResourceNotFoundException");
  expect((await backup("PUT", path, { Policy })).status).toBe(200);
  expect((await backup("GET", path)).body).toEqual({ BackupVaultName: "vault", Policy });
  expect((await backup("DELETE", path)).status).toBe(200);
  expect((await backup("GET", path)).error).toBe("ResourceNotFoundException");
  expect((await backup("GET", "/backup-vaults/vault/recovery-points/")).body).toEqual({
    RecoveryPoints: [],
  });
});

test.each(["", "/"])("a vault has the tags that it was given, asked for with %p at the end", async (end) => {
  const name = `tagged${end.length}`;
  const created = await backup("PUT", `/backup-vaults/${name}`, { BackupVaultTags: { Owner: "platform" } });
  const path = `/tags/${encodeURIComponent(String(created.body["BackupVaultArn"]))}`;
  expect((await backup("POST", path, { Tags: { System: "orders" } })).status).toBe(200);
  expect((await backup("GET", `${path}${end}`)).body).toEqual({
    Tags: { Owner: "platform", System: "orders" },
  });
});
